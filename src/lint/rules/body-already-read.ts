import type { ts } from 'ts-morph';
import { holdsResponse } from '../interpret/value';
import type { Value } from '../interpret/domain';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** Packages of parsers that read a request themselves when it is given to their `parse`. */
const formParsers = /(?:require\s*\(|from)\s*['"](?:formidable|multiparty)['"]/;

/** Packages whose own function reads the request that it is given. */
const readers = /^(?:raw-body|co-body)$/;

const isRequest = (value: Value | undefined): boolean => value?.kind === 'request' && value.part === 'all';

/**
 * A request that is read once more. The framework, and Firebase, have read the body of every request before the handler
 * is called, and keep it as `req.rawBody`.
 */
export const bodyAlreadyRead: Rule = ({ on, report }) => {
  on('call', ({ node, method, receiver, args }) => {
    const [first] = args;
    const isPiped = method === 'pipe' && isRequest(receiver) && first && !holdsResponse(first);
    const isParsed = method === 'parse' && isRequest(first) && formParsers.test(node.getSourceFile().text);
    if (isPiped || isParsed) tell(node);
  });
  on('imported', ({ node, module, path, args }) => {
    const isPipeline = /^stream(?:\/promises)?$/.test(module) && path.at(-1) === 'pipeline';
    if (!isRequest(args[0]) || args.some(holdsResponse)) return;
    if (isPipeline || readers.test(module)) tell(node);
  });

  function tell(node: ts.Node): void {
    // Code that also runs as a server of its own asks which of the two there is.
    if (/\brawBody\b/.test(node.getSourceFile().text)) return;
    report({
      rule: 'http/body-already-read',
      at: statementOf(node),
      message:
        'The body was read before the handler was called: what reads the request again gets nothing, and fails or waits for ever.',
      action: 'Give it the bytes that were kept, as in busboy.end(req.rawBody).',
    });
  }
};
