import type { Ledger } from '../engine/ledger/ledger';
import { isAppFile } from '../model/app-file';
import { components, type ComponentName } from '../model/component';
import type { Finding } from '../model/finding';
import { isKeyOf } from '../model/is-key-of';
import { isWholeFile, type Json } from '../model/json';
import type { OutputFile } from '../model/output';
import type { Support } from '../model/support-status';
import { describeVerdict } from './describe-verdict';
import { listNeeds } from './list-needs';
import { reportFormatVersion, type FileChange, type PlanCounts, type Report } from './report';

/** What a report is built from; the stages of a run hand over what they know. */
export interface ReportParts extends Pick<
  Report,
  'tool' | 'input' | 'target' | 'versions' | 'decisions' | 'secrets'
> {
  readonly output: readonly OutputFile[];
  readonly findings: readonly Finding[];
  readonly support: Support;
  /** Whether what ended is left out. */
  readonly supportedOnly: boolean;
  readonly ledger: Ledger;
  /** Whether a document's bytes are carried although its content is not changed: not when it is not strict, or normalised. */
  readonly carriesBytes: (content: Json) => boolean;
  /** What to run next, which depends on all the rest. */
  readonly listNext: (report: Omit<Report, 'next' | 'ledger'>) => readonly string[];
}

function changeOf(file: OutputFile, { ledger, carriesBytes }: ReportParts): FileChange {
  const { path, component, content, edited } = file;
  if (isAppFile(content) && edited) return { action: 'rewrite', component, to: path, from: [content.path] };
  if (isAppFile(content))
    return { action: content.path === path ? 'keep' : 'move', component, to: path, from: [content.path] };
  if (isWholeFile(content)) {
    const from = content.document.file.path;
    const action = !carriesBytes(content) ? 'rewrite' : from === path ? 'keep' : 'move';
    return { action, component, to: path, from: [from] };
  }
  const from = ledger.originsOf(file).map((origin) => origin.path);
  return { action: from.length ? 'rewrite' : 'create', component, to: path, from };
}

/** The folders and files that are not called as their component is. */
const byFolder = {
  auth_providers: 'auth',
  event_subscriptions: 'triggers',
  http_endpoints: 'endpoints',
  https_endpoints: 'endpoints',
  log_forwarders: 'log-forwarders',
  data_sources: 'data-sources',
  'secrets.json': 'secrets',
  '.mdb': 'settings',
} satisfies Record<string, ComponentName>;

/** The component that a file of the input belongs to, by its folder. */
function componentOf(path: string): ComponentName {
  const top = path.replace(/\/.*/s, '');
  if (isKeyOf(byFolder, top)) return byFolder[top];
  if (isKeyOf(components, top)) return top;
  return /^(?:stitch|config|realm_config|root_config)\.json$/.test(top) ? 'settings' : 'other';
}

function listChanges(parts: ReportParts): FileChange[] {
  const changes = parts.output.map((file) => changeOf(file, parts));
  for (const { file, reason, decision } of parts.ledger.leftOut) {
    changes.push({
      action: 'leave-out',
      component: componentOf(file.path),
      from: [file.path],
      ...(reason && { reason }),
      ...(decision && { decision }),
    });
  }
  return changes;
}

function countChanges(files: readonly FileChange[], needYou: number): PlanCounts {
  const count = (action: FileChange['action']): number =>
    files.filter((file) => file.action === action).length;
  return {
    create: count('create'),
    rewrite: count('rewrite'),
    move: count('move'),
    keep: count('keep'),
    leaveOut: count('leave-out'),
    needYou,
  };
}

/** Puts together what the stages of a run found. */
export function buildReport(parts: ReportParts): Report {
  const { tool, input, target, versions, findings, decisions, support, secrets, ledger, listNext } = parts;
  const files = listChanges(parts);
  const needsYou = listNeeds(findings, decisions, support);
  const report: Omit<Report, 'next' | 'ledger'> = {
    formatVersion: reportFormatVersion,
    tool,
    input,
    target,
    versions,
    files,
    counts: countChanges(files, needsYou.length),
    needsYou,
    findings,
    decisions,
    verdict: describeVerdict(support, parts),
    life: support.entries,
    secrets,
  };
  return {
    ...report,
    next: listNext(report),
    ledger: {
      values: ledger.values,
      files: ledger.files,
      reasons: ledger.reasons,
      entries: () => ledger.entries(),
      made: () => ledger.made(),
    },
  };
}
