import { joinWebhooks } from '../cloud-run/join-webhooks';
import type { ProjectInput, ProjectOptions } from '../cloud-run/project-input';
import type { FindingInput } from '../model/finding';
import { getText } from '../model/json';
import { readSourceText } from '../reader/read-source-text';
import { buildCallGraph } from '../references/call-graph';
import { collectReferences } from '../references/collect-references';
import { findRemarks } from './find-remarks';
import { reachedBy } from './find-triggered';
import type { Pipeline } from './pipeline';
import { readRuntime } from './read-runtime';
import { nameSources } from './read-sources';
import type { RecordedAnswers } from './record-answers';

/** What is told while a project is made. */
export interface Told {
  readonly answers: RecordedAnswers;
  readonly findings: FindingInput[];
}

/** What a Cloud Run project is made from: an app that went through the pipeline. */
export function cloudRunInput(
  pipeline: Pipeline,
  options: ProjectOptions,
  { answers, findings }: Told,
): ProjectInput {
  const { read, migrated, readings, packages } = pipeline;
  const { app, webhooks } = joinWebhooks(read.app, migrated.app);
  // The sources of webhooks are those of functions here, and not told twice.
  const functions = { ...app, services: [] };
  const sources = nameSources(functions, readings);
  const graph = buildCallGraph(collectReferences(functions, sources), sources);
  const bySource = new Map(sources.map((source) => [source.name, source]));
  const texts = new Map(
    sources.flatMap(({ name, file }) => {
      const source = readSourceText(file);
      return 'text' in source && source.isExact ? [[name, source.text] as const] : [];
    }),
  );
  const webhookOf = new Map(webhooks.map((each) => [each.function.name, each]));
  const endpointOf = new Set(read.app.endpoints.items.map((endpoint) => getText(endpoint, 'function_name')));
  const secrets = new Map(
    migrated.decisions.flatMap(({ kind, subject, answer }) =>
      kind === 'webhook-secret' && answer !== undefined && answer !== 'none'
        ? [[subject, answer] as const]
        : [],
    ),
  );
  return {
    app,
    webhooks,
    sourceOf: (name) => {
      const source = bySource.get(name);
      if (!source) return undefined;
      const text = texts.get(name);
      return { ...source, ...(text !== undefined && { text }) };
    },
    callsOf: (name) => graph.callsOf(name),
    remarksOn: findRemarks((name) => {
      const source = bySource.get(name);
      const text = texts.get(name);
      if (!source || text === undefined) return undefined;
      const webhook = webhookOf.get(name);
      const kind = webhook ? 'webhook' : endpointOf.has(name) ? 'endpoint' : 'function';
      return { name: source.file.path, text, kind };
    }, texts),
    triggered: reachedBy(
      graph.starts.filter(({ component }) => component === 'triggers'),
      graph,
    ),
    packages,
    secretOf: (path) => secrets.get(path) ?? `${path.replace(/[^A-Za-z0-9_-]+/g, '_')}_secret`,
    runtime: readRuntime(),
    options,
    decide: (decision) => answers.decide(decision),
    report: (finding) => findings.push(finding),
  };
}
