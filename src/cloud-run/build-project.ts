import { get, getText } from '../model/json';
import type { Decision } from '../model/decision';
import { buildAppFacts, buildEnvironment, buildValues } from './build-app-files';
import { tellMissingPackages, tellNotLoaded, whyNotLoaded } from './check-functions';
import { decideAuth } from './decide-auth';
import { decideExpression } from './decide-expression';
import { decideFormat } from './decide-format';
import { decideServices } from './decide-services';
import { decideWebhook, isSender } from './decide-webhook';
import { configOf, listEntries, nameEntry, type FoundEntry } from './list-entries';
import { listPackages } from './list-packages';
import { mapRegion } from './map-region';
import { nameHandlers } from './name-handlers';
import { Variables } from './name-variables';
import type { LeftOut, Project, ProjectFile } from './project';
import type { ProjectInput } from './project-input';
import { reachFromEntries, type Reached } from './reach-from-entries';
import { runAsOf, runAsOfWebhook } from './run-as';
import type { Entry, Functions } from './runtime/types';
import { tellOfEntries } from './tell-of-entries';
import { tellOfSources } from './tell-of-sources';
import { writeProject } from './write-project';

type WithDefault = Decision & { readonly default: string };

const serviceName = /^[a-z](?:[a-z0-9-]{0,47}[a-z0-9])?$/;

/** A name as services of Cloud Run may have it. */
function toServiceName(name: string): string {
  const clean = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 49)
    .replace(/-+$/, '');
  return serviceName.test(clean) ? clean : 'app';
}

function decideService({ app, decide }: ProjectInput): string {
  const usual = toServiceName(getText(app.settings, 'name') ?? app.folderName);
  const decision: WithDefault = {
    id: 'cloud-run-service',
    kind: 'cloud-run-service',
    subject: 'the service',
    question: 'What is the Cloud Run service called?',
    why: 'Its name becomes a part of its address; the app has none for it.',
    choices: [{ value: usual, leadsTo: "the app's own name" }],
    text: { pattern: serviceName, hint: 'lower-case letters, digits and -, 49 at most, a letter first' },
    default: usual,
  };
  return decide(decision);
}

function decideRegion({ app, decide }: ProjectInput): string {
  const provider = getText(app.settings, 'provider_region');
  const usual = mapRegion(provider);
  const decision: WithDefault = {
    id: 'cloud-run-region',
    kind: 'cloud-run-region',
    subject: 'the service',
    question: 'In which region does the Cloud Run service run?',
    why: provider
      ? `The app was deployed in ${provider}; the service may run in any region of Google Cloud.`
      : 'The app does not say where it was deployed.',
    choices: [
      { value: usual, leadsTo: provider ? 'near to where the app ran' : 'a region in the middle of the USA' },
    ],
    text: { pattern: /^[a-z]+-[a-z]+\d+$/, hint: 'a region of Google Cloud, for example europe-west1' },
    default: usual,
  };
  return decide(decision);
}

function decideErrorStatus({ decide }: ProjectInput): number {
  const answer = decide({
    id: 'error-status',
    kind: 'error-status',
    subject: 'functions that fail',
    question: 'With which status is a request answered whose function throws?',
    why: 'No record says which one App Services sent.',
    choices: [
      { value: '400', leadsTo: '400 Bad Request, which is likely what App Services sent' },
      { value: '500', leadsTo: '500 Internal Server Error' },
    ],
    text: { pattern: /^[45]\d\d$/, hint: 'a status from 400 to 599' },
    default: '400',
  });
  return Number(answer);
}

function decideFloating(reached: Reached, { decide, remarksOn }: ProjectInput): 'error' | 'log' {
  const floats = reached.names.some((name) =>
    remarksOn(name).some(({ rule }) => rule === 'source/floating-work'),
  );
  if (!floats) return 'error';
  const answer = decide({
    id: 'floating-failure',
    kind: 'floating-failure',
    subject: 'work that nothing waits for',
    question: 'What becomes of a request when work fails that its function does not wait for?',
    why: 'The project waits for such work before it answers, so that it knows of the failure; App Services did not say.',
    choices: [
      { value: 'error', leadsTo: 'the request is answered as one whose function throws' },
      {
        value: 'log',
        leadsTo: 'the request is answered as if nothing had failed, and the failure is logged',
      },
    ],
    default: 'error',
  });
  return answer === 'log' ? 'log' : 'error';
}

/** The entries that the project has, and those that it lacks. */
interface Selected {
  readonly found: readonly FoundEntry[];
  readonly leftOut: readonly LeftOut[];
}

/** Selects the entries of the project: those of senders only if that was decided, and those with a function. */
function selectEntries(input: ProjectInput): Selected {
  const names = new Set(input.app.functions.items.map(({ name }) => name));
  const leftOut: LeftOut[] = [];
  const leave = (entry: FoundEntry, why: string): false => {
    leftOut.push({ kind: entry.kind, request: nameEntry(entry), function: entry.functionName, why });
    return false;
  };
  for (const { service, webhook, function: of } of input.options.only.length > 0 ? [] : input.webhooks) {
    if (webhook.config) continue;
    const path = `${service}/${webhook.name}`;
    input.report({
      code: 'webhook/incomplete',
      component: 'endpoints',
      subject: path,
      ...(webhook.source && { at: webhook.source }),
      message: 'The webhook has no config.json; it is left out.',
      action: 'Restore its config.json and run again.',
    });
    leftOut.push({
      kind: 'webhook',
      request: `? /${path}`,
      function: of.name,
      why: 'It has no config.json.',
    });
  }
  const found = listEntries(input).filter((entry) => {
    if (!names.has(entry.functionName) || !input.sourceOf(entry.functionName)) {
      input.report({
        code: 'cloud-run/missing-function',
        component: 'endpoints',
        subject: nameEntry(entry),
        at: get(entry.at, 'function_name') ?? entry.at,
        message: `Its function ${entry.functionName || 'has no name, and'} is not in the app: it is left out, and requests are answered with 404.`,
        action: 'Restore the source of the function, and run again.',
      });
      return leave(entry, 'Its function is not in the app.');
    }
    if (!isSender(entry.type) || decideWebhook(entry, entry.type, input)) return true;
    return leave(entry, 'Its function gets a parsed payload, and it was not decided to adapt it.');
  });
  return { found, leftOut };
}

function buildEntries(found: readonly FoundEntry[], input: ProjectInput, variables: Variables): Entry[] {
  const handlers = nameHandlers(found);
  return found.map((entry): Entry => {
    const { kind, method, route, service, webhook, type, functionName, validation, respondResult, disabled } =
      entry;
    const runAs = kind === 'webhook' ? runAsOfWebhook(entry.at) : runAsOf(configOf(input.app, entry));
    const source = input.sourceOf(functionName);
    const refused = source && whyNotLoaded(source);
    const secret = entry.secret ?? `${functionName}_secret`;
    return {
      kind,
      name: handlers.get(entry) ?? '',
      method,
      route,
      ...(service !== undefined && { service }),
      ...(webhook !== undefined && { webhook }),
      function: functionName,
      validation,
      ...(validation !== 'none' && { secret: variables.of(secret) }),
      respond_result: respondResult,
      format: decideFormat(entry, input),
      auth: decideAuth(entry, runAs, input),
      ...(disabled && { disabled }),
      ...(isSender(type) && { payload: type }),
      ...(refused && { refused }),
    };
  });
}

function buildFunctions(reached: Reached, input: ProjectInput): Functions {
  const webhooks = new Map(input.webhooks.map(({ function: of, webhook }) => [of.name, webhook]));
  const entries = reached.names.flatMap((name): [string, Functions[string]][] => {
    if (!input.sourceOf(name)) return [];
    const webhook = webhooks.get(name);
    const config = webhook
      ? webhook.config
      : input.app.functions.items.find((each) => each.name === name)?.config;
    const runAs = webhook ? runAsOfWebhook(config) : runAsOf(config);
    const expression = decideExpression(name, config, input);
    const isPrivate = get(config, 'private');
    return [
      [
        name,
        {
          file: `functions/${name}.js`,
          run_as: runAs === 'system' ? 'system' : 'caller',
          private: isPrivate?.kind === 'scalar' && isPrivate.value === true,
          ...(expression !== undefined && { can_evaluate: expression }),
        },
      ],
    ];
  });
  return Object.fromEntries(entries);
}

/**
 * Makes a Cloud Run functions project of an app's endpoints and webhooks. Nothing is written; what must be decided, and
 * what a person should know, is told on the way.
 */
export function buildProject(input: ProjectInput): Project {
  const { found, leftOut } = selectEntries(input);
  if (found.length === 0) return { service: '', region: '', entries: [], leftOut, files: [] };
  const { app, packages, options, runtime } = input;
  const service = decideService(input);
  const region = decideRegion(input);
  const reached = reachFromEntries(input, found);
  const variables = new Variables();
  const entries = buildEntries(found, input, variables);
  const functions = buildFunctions(reached, input);
  const facts = buildAppFacts(app, {
    services: decideServices(reached, input),
    errorStatus: decideErrorStatus(input),
    floatingFailure: decideFloating(reached, input),
    usesTokens: entries.some(({ auth }) => auth === 'custom-jwt'),
  });
  const values = buildValues(app, variables);
  for (const name of reached.names) {
    const source = input.sourceOf(name);
    const why = source && whyNotLoaded(source);
    if (source && why !== undefined) input.report(tellNotLoaded(name, source, why));
  }
  for (const finding of tellMissingPackages(reached.names, input)) input.report(finding);
  for (const finding of tellOfSources(reached, entries, functions, input)) input.report(finding);
  for (const finding of tellOfEntries(found, entries, facts)) input.report(finding);
  const files: ProjectFile[] = writeProject({
    service,
    region,
    options,
    entries,
    functions,
    values,
    environment: buildEnvironment(app),
    facts,
    secrets: variables.list(),
    packages: listPackages(reached.names, input),
    hasManifest: packages.manifest !== undefined,
    sources: reached.names.flatMap((name) => {
      const source = input.sourceOf(name);
      return source ? [{ name, source }] : [];
    }),
    runtime,
  });
  return { service, region, entries, leftOut, files };
}
