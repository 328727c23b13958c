import type { Plain } from './print-tidy-json';
import type { ProjectSecret } from './project';
import type { ProjectOptions, ProjectSource } from './project-input';
import { whyNotServed } from './project';
import type { AppFacts, Entry, Environment, Functions, Values } from './runtime/types';

/** All that the files of a project are written from. */
export interface ProjectFacts {
  readonly service: string;
  readonly region: string;
  readonly options: ProjectOptions;
  readonly entries: readonly Entry[];
  readonly functions: Functions;
  readonly values: Values;
  readonly environment: Environment;
  readonly facts: AppFacts;
  /** The secrets of the app, in the order of the entries and values that need them. */
  readonly secrets: readonly ProjectSecret[];
  /** The packages of the app that its functions require, with their versions. */
  readonly packages: ReadonlyMap<string, string>;
  readonly hasManifest: boolean;
  readonly sources: readonly { readonly name: string; readonly source: ProjectSource }[];
  readonly runtime: ReadonlyMap<string, string>;
}

/** A variable that the service needs, and what it is for. */
export interface NeededVariable {
  readonly name: string;
  readonly what: string;
  readonly isSecret: boolean;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** The variables that a project needs to answer all of its entries, each once. */
export function listVariables({ entries, facts, secrets, values }: ProjectFacts): NeededVariable[] {
  const uris = new Map<string, string[]>();
  for (const [name, service] of Object.entries(facts.services))
    if (service.kind === 'mongodb') uris.set(service.uri, [...(uris.get(service.uri) ?? []), name]);
  const usesOf = (variable: string): string => {
    const validated = entries.filter(({ secret }) => secret === variable).map(nameOfEntry);
    const named = Object.entries(values).flatMap(([name, value]) =>
      'secret' in value && value.secret === variable ? [`the value ${name}`] : [],
    );
    return unique([...validated, ...named]).join(', ');
  };
  const has = (auth: Entry['auth']): boolean => entries.some((entry) => entry.auth === auth);
  return [
    ...[...uris].map(([name, services]) => ({
      name,
      what: `connection string of ${services.join(', ')}`,
      isSecret: true,
    })),
    ...secrets.map(({ variable, secret }) => ({
      name: variable,
      what: `the secret ${secret} of the app, for ${usesOf(variable)}`,
      isSecret: true,
    })),
    ...(has('shared-key')
      ? [
          {
            name: 'ENDPOINT_API_KEYS',
            what: 'the keys that callers send, separated by commas',
            isSecret: true,
          },
        ]
      : []),
    ...(has('custom-jwt')
      ? [
          {
            name: 'CUSTOM_JWT_KEY',
            what: `the ${facts.custom_jwt?.algorithm === 'RS256' ? 'public key (PEM)' : 'key'} that proves tokens`,
            isSecret: true,
          },
        ]
      : []),
    ...(entries.some(({ payload }) => payload === 'twilio')
      ? [{ name: 'PUBLIC_URL', what: 'the address of the service, which Twilio signs', isSecret: false }]
      : []),
  ];
}

/** An entry by its method and route. */
export const nameOfEntry = ({ method, route }: Entry): string => `${method} ${route}`;

/** Whether anybody is to reach the service without an account of Google: what is refused needs no way in. */
export const isPublic = (entries: readonly Entry[]): boolean => entries.some((entry) => !whyNotServed(entry));

/** Values of the types of app/*.json as what can be printed: they hold nothing but JSON. */
export function asPlain(value: unknown): Plain {
  const parsed: unknown = JSON.parse(JSON.stringify(value));
  if (isPlain(parsed)) return parsed;
  throw new Error('JSON gave no JSON');
}

function isPlain(value: unknown): value is Plain {
  return value === null || ['string', 'number', 'boolean', 'object'].includes(typeof value);
}
