import type { App, AppFunction } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { FindingInput } from '../model/finding';
import { getText } from '../model/json';
import { typeOfService } from '../model/mongo-service';
import type { EditedText } from '../model/output';
import { formatPlace, type Place } from '../model/place';
import { reason } from '../model/reason';
import type { RewriteRule } from '../model/rewrite-rules';
import { readSourceText } from '../reader/read-source-text';
import type * as rewriting from '../sources/rewrites/rewrite-source';
import { positionsIn } from '../syntax/positions-in';
import type { FormerWebhook, RewriteSubject } from '../sources/rewrites/rewrite';

const asked = reason('Ranges of the source were changed, as --rewrite asked.', 'safety/sources');

/** The new texts of sources by their files, and what to say of them. */
export interface RewrittenSources {
  readonly edits: ReadonlyMap<AppFile, EditedText>;
  readonly findings: readonly FindingInput[];
  /** The changed places, as they stand in the input. */
  readonly places: ReadonlySet<string>;
}

// What require gives here; import() would make planning asynchronous.
declare function require(module: '../sources/rewrites/rewrite-source'): typeof rewriting;

// ts-morph takes longer to load than a small app to migrate, and few runs rewrite anything.
const loadRewriting = (): typeof rewriting => require('../sources/rewrites/rewrite-source');

function webhookOf({ name, webhook }: AppFunction, read: App, migrated: App): FormerWebhook | undefined {
  if (webhook === undefined) return undefined;
  const service = read.services.find((each) =>
    each.webhooks.some((hook) => `${each.name}/${hook.name}` === webhook),
  );
  const isSigned = migrated.endpoints.items.some(
    (endpoint) =>
      getText(endpoint, 'function_name') === name &&
      getText(endpoint, 'validation_method') === 'VERIFY_PAYLOAD',
  );
  return { type: (service && typeOfService(service)) ?? 'http', isSigned };
}

function rewriteFunction(
  fn: AppFunction & { readonly source: AppFile },
  subject: Omit<RewriteSubject, 'text'>,
  rules: readonly RewriteRule[],
): { result?: rewriting.RewrittenSource; findings: FindingInput[]; places: string[] } {
  const common = { component: 'functions', subject: fn.name } as const;
  const read = readSourceText(fn.source);
  if (!('text' in read) || !read.isExact) {
    const message = 'The source is not UTF-8, so that a change could damage it; it stays as it is.';
    const action = 'Save it as UTF-8 and run again, or change it by hand.';
    return {
      findings: [{ ...common, code: 'source/rewrite-refused', at: fn.source, message, action }],
      places: [],
    };
  }
  const { text } = read;
  const position = positionsIn(text);
  const placeOf = (offset: number): Place => {
    const { line, column } = position(offset);
    return { file: fn.source.path, line, column };
  };
  const result = loadRewriting().rewriteSource({ ...subject, text }, rules);
  return {
    result,
    places: result.changes.map(({ offset }) => formatPlace(placeOf(offset))),
    findings: [
      ...result.changes.map(({ rule, offset, message }) => ({
        ...common,
        code: 'source/rewritten' as const,
        at: placeOf(offset),
        message: `${rule}: ${message}.`,
      })),
      ...result.refused.map(({ rule, offset, why }) => ({
        ...common,
        code: 'source/rewrite-refused' as const,
        at: placeOf(offset),
        message: `${rule} does not change this place: ${why}.`,
        action: 'Change it by hand before you push.',
      })),
    ],
  };
}

function reportIdle(rules: readonly RewriteRule[], found: ReadonlySet<RewriteRule>): FindingInput[] {
  return rules
    .filter((rule) => !found.has(rule))
    .map((rule) => ({
      code: 'source/nothing-to-rewrite',
      component: 'functions',
      subject: rule,
      message: `No source has anything for --rewrite ${rule} to change.`,
    }));
}

/**
 * Changes the sources of a migrated app as the user asked, where that is safe.
 *
 * @param read the app as it was read, which still has its third-party services
 * @param rules what the user asked for; nothing is changed otherwise
 */
export function rewriteSources(read: App, migrated: App, rules: readonly RewriteRule[]): RewrittenSources {
  const edits = new Map<AppFile, EditedText>();
  const findings: FindingInput[] = [];
  const places = new Set<string>();
  const found = new Set<RewriteRule>();
  const kept = new Set(migrated.services.map(({ name }) => name));
  const httpServices = new Set(
    read.services
      .filter((each) => typeOfService(each) === 'http' && !kept.has(each.name))
      .map(({ name }) => name),
  );
  for (const fn of rules.length ? migrated.functions.items : []) {
    const { name, source } = fn;
    if (!source) continue;
    const webhook = webhookOf(fn, read, migrated);
    const subject = { name, httpServices, ...(webhook && { webhook }) };
    const {
      result,
      findings: ofFunction,
      places: ofPlaces,
    } = rewriteFunction({ ...fn, source }, subject, rules);
    findings.push(...ofFunction);
    for (const place of ofPlaces) places.add(place);
    for (const { rule } of [...(result?.changes ?? []), ...(result?.refused ?? [])]) found.add(rule);
    if (result?.changes.length) edits.set(source, { text: result.text, reason: asked });
  }
  return { edits, findings: [...findings, ...reportIdle(rules, found)], places };
}
