import { flagOf, type Decision } from '../model/decision';
import { placeOf } from '../model/place';
import { isMongoService, typeOfService } from '../model/mongo-service';
import type { Service } from '../model/app';
import { toVariable } from './name-variables';
import type { ProjectInput } from './project-input';
import type { Reached } from './reach-from-entries';
import type { Service as ProjectService } from './runtime/types';

/** Where a source names a service. */
interface Use {
  readonly by: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The names of services in the functions of a project, each with its first place. */
function usesOf(reached: Reached, { sourceOf }: ProjectInput): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const by of reached.names) {
    const source = sourceOf(by);
    for (const { kind, name, position } of source?.facts?.names ?? []) {
      if (kind !== 'service' || !source || uses.has(name)) continue;
      uses.set(name, { by, file: source.file.path, line: position.line, column: position.column });
    }
  }
  return uses;
}

function thirdPartyDecision(
  { name, config }: Service,
  type: string,
): Decision & { readonly default: string } {
  const place = config && placeOf(config);
  const refuse = { value: 'refuse', leadsTo: 'each call throws an error that names the service' };
  return {
    id: `third-party:${name}`,
    kind: 'third-party',
    subject: name,
    question: `What becomes of the calls of the service ${name}?`,
    why: `It is a service of type ${type}; third-party services ended with App Services.`,
    choices:
      type === 'http'
        ? [{ value: 'http', leadsTo: 'context.http serves them; the rules of the service are gone' }, refuse]
        : [refuse],
    default: type === 'http' ? 'http' : 'refuse',
    ...(place && { place }),
  };
}

function decideService(service: Service, use: Use | undefined, input: ProjectInput): ProjectService {
  const type = typeOfService(service) ?? 'http';
  const decision = thirdPartyDecision(service, type);
  // Nobody is asked about what nothing calls.
  const answer = use ? input.decide(decision) : decision.default;
  if (answer === 'http') return { kind: 'http' };
  if (use)
    input.report({
      code: 'cloud-run/third-party-service',
      component: 'functions',
      subject: use.by,
      at: { file: use.file, line: use.line, column: use.column },
      message: `It calls the service ${service.name} of type ${type}, which ended: each call throws.`,
      action:
        type === 'http'
          ? `Let context.http serve it: ${flagOf(decision, 'http')}.`
          : 'Call the service with a package of its own from the function.',
    });
  return { kind: 'ended', type };
}

/** What `context.services.get` gives in a project: data sources, and the third-party services as they are decided. */
export function decideServices(reached: Reached, input: ProjectInput): Record<string, ProjectService> {
  const { app } = input;
  const mongo = [
    ...new Set([
      ...app.dataSources.map(({ name }) => name),
      ...app.services.filter(isMongoService).map(({ name }) => name),
    ]),
  ];
  const uses = usesOf(reached, input);
  const uriOf = (name: string): string =>
    mongo.length === 1 ? 'MONGODB_URI' : `MONGODB_URI_${toVariable(name).replace(/^SECRET_/, '')}`;
  const services: [string, ProjectService][] = mongo.map((name) => [
    name,
    { kind: 'mongodb', uri: uriOf(name) },
  ]);
  for (const service of app.services)
    if (!isMongoService(service))
      services.push([service.name, decideService(service, uses.get(service.name), input)]);
  const known = new Set(services.map(([name]) => name));
  for (const [name, { by, ...at }] of uses) {
    if (known.has(name)) continue;
    // The name that App Services gave to the first cluster of an app; exports of parts of an app lack its file.
    const isUsual = name === 'mongodb-atlas';
    if (isUsual) services.push([name, { kind: 'mongodb', uri: 'MONGODB_URI' }]);
    input.report({
      code: isUsual ? 'cloud-run/assumed-data-source' : 'cloud-run/unknown-service',
      component: 'functions',
      subject: by,
      at,
      message: isUsual
        ? `It names the service ${name}, which the app lacks; as App Services called the first cluster so, it is taken for the data source behind MONGODB_URI.`
        : `It names the service ${name}, which the app lacks: context.services.get gives undefined for it.`,
      action: isUsual
        ? 'Check that MONGODB_URI leads to that cluster.'
        : 'Correct the name, or add the service to services in app/app.json.',
    });
  }
  return Object.fromEntries(services);
}
