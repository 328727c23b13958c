/**
 * The app between reading and writing: its components, free of any layout's paths. One type serves every version; a
 * field that a version lacks is empty there. Documents are open: keys that no schema knows stay in them.
 */
import type { AppFile } from './app-file';
import type { ConfigVersion } from './config-version';
import type { Json, JsonArray, JsonObject } from './json';

/** A component with a name and one document: a trigger, value, environment, resolver, log forwarder, service rule. */
export interface Item {
  /** The name inside the document where it has one, else its file's stem. */
  readonly name: string;
  readonly document: JsonObject;
}

/** Items that one file holds together, in that file's order. */
export interface Manifest<T> {
  readonly items: readonly T[];
  /** The file's whole content as it was read, so that an unchanged file is carried as it is. */
  readonly root?: Json;
}

/** A function. Either part may be missing in a real folder. */
export interface AppFunction {
  /** As the manifest names it; `/` separates nested folders. */
  readonly name: string;
  readonly config?: JsonObject;
  readonly source?: AppFile;
  /** The webhook that it was, as `service/webhook`. */
  readonly webhook?: string;
}

/** An incoming webhook of a third-party service. */
export interface Webhook {
  readonly name: string;
  /** Without the secret: no document that is written holds one. */
  readonly config?: JsonObject;
  readonly source?: AppFile;
  /** What stood under `secret` in plain text, one where it belongs. Never written, never shown. */
  readonly secrets: readonly Json[];
}

/** A service: before 20210101 of any type, later of a third party only. */
export interface Service {
  readonly name: string;
  readonly config?: JsonObject;
  /** Of a MongoDB service before 20210101, one for each collection. */
  readonly rules: readonly Item[];
  readonly webhooks: readonly Webhook[];
  readonly defaultRule?: JsonObject;
}

/** What a data source says of one collection. */
export interface Collection {
  readonly database: string;
  readonly collection: string;
  readonly rules?: JsonObject;
  readonly schema?: JsonObject;
  readonly relationships?: JsonObject;
}

/** A linked cluster or federated database, from 20210101 on. */
export interface DataSource {
  readonly name: string;
  readonly config?: JsonObject;
  readonly defaultRule?: JsonObject;
  readonly collections: readonly Collection[];
}

/** GraphQL settings and custom resolvers. */
export interface GraphQL {
  readonly config?: JsonObject;
  readonly validation?: JsonObject;
  readonly resolvers: readonly Item[];
}

/** Static hosting. */
export interface Hosting {
  readonly config?: JsonObject;
  readonly metadata?: JsonArray;
  readonly files: readonly AppFile[];
}

/** An app. */
export interface App {
  readonly version: ConfigVersion;
  /** The name of its folder: the last resort for the app's name. */
  readonly folderName: string;
  /** The root file. */
  readonly settings: JsonObject;
  /** `.mdb/meta.json` or `.mdb/app_meta.json`: the link to the deployed app. */
  readonly link?: JsonObject;
  /** `secrets.json`, values in plain text. Never written, never shown. */
  readonly secrets?: Json;
  readonly environments: readonly Item[];
  readonly providers: Manifest<Item>;
  readonly customUserData?: JsonObject;
  readonly functions: Manifest<AppFunction>;
  /** Files in functions/ that are no functions: package.json, lock files, archives of dependencies, notes. */
  readonly functionFiles: readonly AppFile[];
  readonly services: readonly Service[];
  readonly dataSources: readonly DataSource[];
  readonly endpoints: Manifest<JsonObject>;
  readonly dataApi?: JsonObject;
  readonly triggers: readonly Item[];
  readonly graphql: GraphQL;
  readonly hosting: Hosting;
  readonly sync?: JsonObject;
  readonly values: readonly Item[];
  readonly logForwarders: readonly Item[];
  /** Files inside the app's folders that no reader knows, carried where they stand. */
  readonly extras: readonly AppFile[];
}
