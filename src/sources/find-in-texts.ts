import { ts } from 'ts-morph';
import { findCredentials } from '../model/find-credentials';
import { isGivenOut } from '../model/is-given-out';
import { mask } from '../model/mask';
import type { SourceCredential, SourceHost } from '../model/source-facts';
import type { At } from './follow-platform';

/** What the texts of a source show. */
export interface TextFacts {
  readonly hosts: At<SourceHost>[];
  readonly credentials: At<SourceCredential>[];
}

// The Admin API, which did not end, was reached at the hosts of the console, too.
const hosts: readonly (readonly [RegExp, boolean])[] = [
  [/(?<![\w.-])(?:stitch|realm)\.mongodb\.com(?![\w.-]*\w)/gi, true],
  [/(?<![\w.-])webhooks\.mongodb-(?:stitch|realm)\.com(?![\w.-]*\w)/gi, false],
  [/(?<![\w.-])(?:[\w-]+\.)*mongodbstitch\.com(?![\w.-]*\w)/gi, false],
  [/(?<![\w.-])(?:[\w-]+\.)*data\.mongodb-api\.com(?![\w.-]*\w)/gi, false],
];
const anyHost = /mongodb\.com|mongodb-(?:stitch|realm|api)\.com|mongodbstitch\.com/i;

/** Whether a text is made of words and small numbers, as the name of a value or a field is. */
const looksLikeName = (text: string): boolean =>
  /secret|token|passw|api_?-?key|credential/i.test(text) ||
  text.split(/[-_.:]/).every((part) => /^(?:[a-z]*\d{0,4})$/i.test(part));

const secretName =
  /(?:secret|passwo?rd|passwd|pwd|token|credentials?|api_?-?key|private_?-?key|access_?-?key|auth_?-?key|signing_?-?key|secret_?-?key)$/i;

/** What credential a text holds by its form alone, whatever it is given to. */
export function credentialIn(text: string): Pick<SourceCredential, 'kind' | 'masked'> | undefined {
  const found = findCredentials(text).find(({ isPublic }) => !isPublic);
  return found && { kind: found.kind, masked: `${text.slice(found.from, found.start)}${mask}` };
}

const nameOf = (node: ts.Node): string | undefined => {
  if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) ? nameOf(node.argumentExpression) : undefined;
};

const comparisons = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** The name of what a literal is given to, or compared with. */
function nameBeside(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent) || ts.isParenthesizedExpression(parent)) return nameBeside(parent);
  const isGiven =
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isPropertyDeclaration(parent);
  if (isGiven && parent.initializer === node) return nameOf(parent.name);
  if (!ts.isBinaryExpression(parent) || !comparisons.has(parent.operatorToken.kind)) return undefined;
  return nameOf(parent.left === node ? parent.right : parent.left);
}

function findCredential(node: ts.Node, text: string): Pick<SourceCredential, 'kind' | 'masked'> | undefined {
  const known = credentialIn(text);
  if (known || !isGivenOut(text)) return known;
  const name = nameBeside(node);
  if (name === undefined || !secretName.test(name)) return undefined;
  // People choose passwords that are words; keys are given out.
  const isNamed = /pass|pwd/i.test(name) ? /secret|token|passw/i.test(text) : looksLikeName(text);
  return !isNamed ? { kind: `a credential called ${name}`, masked: mask } : undefined;
}

const isText = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralToken =>
  ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);

/** Looks at one node, if it is a text, for hosts of the old platform and for what looks like a credential. */
export function findInTexts(node: ts.Node, { hosts: found, credentials }: TextFacts): void {
  if (!isText(node)) return;
  const { text } = node;
  if (text.length < 8) return;
  if (anyHost.test(text)) {
    for (const [pattern, isPartlyAlive] of hosts)
      for (const [host] of text.matchAll(pattern))
        found.push({ host: host.toLowerCase(), isPartlyAlive, node });
  }
  const credential = findCredential(node, text);
  if (credential) credentials.push({ ...credential, node });
}
