import type { App } from '../../../src/model/app';
import type { JsonObject } from '../../../src/model/json';
import { nodeOf } from './node-of';

/** A document of an app, as if it stood in a file. */
export function documentOf(value: object, path?: string): JsonObject {
  return nodeOf(value, path) as JsonObject;
}

/** An app of 20230101 with nothing wrong in it, but for the given parts. */
export function appWith(parts: Partial<App>): App {
  return {
    version: 20230101,
    folderName: 'app',
    settings: documentOf(
      { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
      'root_config.json',
    ),
    environments: [],
    providers: { items: [] },
    functions: { items: [] },
    functionFiles: [],
    services: [],
    dataSources: [],
    endpoints: { items: [] },
    triggers: [],
    graphql: { resolvers: [] },
    hosting: { files: [] },
    values: [],
    logForwarders: [],
    extras: [],
    ...parts,
  };
}
