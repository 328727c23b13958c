import { ts } from 'ts-morph';
import type { RewriteRule } from '../../model/rewrite-rules';
import { applyEdits } from '../../syntax/apply-edits';
import { buildScopes } from '../../syntax/build-scopes';
import { exportThatRuns, findExports } from '../find-exports';
import { followPlatform } from '../follow-platform';
import { parseSource } from '../../syntax/parse-source';
import { seedPlatform } from '../seed-platform';
import { rewriteHookSignature } from './hook-signature';
import { rewriteHttpService } from './http-service';
import { rewriteParsedPayload } from './parsed-payload';
import type { ReadForRewrite, RefusedRewrite, Rewrite, RewriteChange, RewriteSubject } from './rewrite';

const rewrites: Readonly<Record<RewriteRule, Rewrite>> = {
  'http-service': rewriteHttpService,
  'hook-signature': rewriteHookSignature,
  'parsed-payload': rewriteParsedPayload,
};

/** What became of a source. */
export interface RewrittenSource {
  /** The new text; the same one when nothing was changed. */
  readonly text: string;
  readonly changes: readonly RewriteChange[];
  readonly refused: readonly RefusedRewrite[];
}

/** Reads what the rewrites look at; undefined for a text that is no script. */
function readForRewrite(subject: RewriteSubject): ReadForRewrite | undefined {
  const { file, problems } = parseSource(`${subject.name}.js`, subject.text);
  if (!file || problems.length) return undefined;
  const texts: ts.StringLiteralLike[] = [];
  const scopes = buildScopes(file, (node) => {
    if (ts.isStringLiteralLike(node)) texts.push(node);
  });
  const exported = exportThatRuns(findExports(file, scopes));
  const platform = followPlatform(seedPlatform(exported, scopes), scopes);
  return { ...subject, file, scopes, platform, ...(exported && { exported }), texts };
}

/**
 * Changes ranges of a source as the rules say, where that is safe; all other bytes stay. What is not safe is refused,
 * with the reason. A text that is no script is left as it is, and refused as a whole.
 */
export function rewriteSource(subject: RewriteSubject, rules: readonly RewriteRule[]): RewrittenSource {
  const { text } = subject;
  const source = readForRewrite(subject);
  if (!source) {
    const refused = rules.map((rule) => ({ rule, offset: 0, why: 'the source has syntax errors' }));
    return { text, changes: [], refused };
  }
  const proposals = rules
    .flatMap((rule) => rewrites[rule](source).map((each) => ({ rule, ...each })))
    .sort((a, b) => a.at.pos - b.at.pos);
  const changes: RewriteChange[] = [];
  const refused: RefusedRewrite[] = [];
  const edits = proposals.flatMap((proposal) => {
    const { rule, at } = proposal;
    const offset = at.getStart(source.file);
    if ('refused' in proposal) {
      refused.push({ rule, offset, why: proposal.refused });
      return [];
    }
    changes.push({ rule, offset, message: proposal.message });
    return [proposal.edit];
  });
  return { text: applyEdits(text, edits), changes, refused };
}
