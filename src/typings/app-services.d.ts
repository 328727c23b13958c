/**
 * What the source of an App Services function finds: `context`, `BSON`, `EJSON`, `utils` and `exports` as globals, and
 * the types of what it is called with in the namespace `AppServices`.
 *
 * In one source: `/// <reference types="migrate-functions/app-services" />` as its first line. For all of them:
 * `"types": ["migrate-functions/app-services"]` in a jsconfig.json beside functions/.
 */

/** The function of this source: `exports = async function (...) { ... }`. */
declare var exports: any;

/** What a function knows of its app, its caller and the request, and the services that it can call. */
declare var context: AppServices.Context;

/** Cryptography and JSON web tokens. */
declare var utils: AppServices.Utils;

/** The types of BSON. Each can be called with `new` or without. */
declare var BSON: AppServices.BsonTypes;

/** JSON that keeps the types of BSON. */
declare var EJSON: AppServices.EjsonFunctions;

declare namespace AppServices {
  /**
   * The function of an HTTPS endpoint. The result is sent as the body if the endpoint has `respond_result` and
   * `response.setBody` was not called.
   *
   * Like the other types of functions it stands for an async one: a comment `@type {AppServices.EndpointFunction}` above
   * `exports = async (request, response) => { ... }`. One that is not async is an
   * `AppServices.Sync<AppServices.EndpointFunction>`, or names the types of its parameters with `@param`.
   */
  type EndpointFunction = (request: EndpointRequest, response: EndpointResponse) => Promise<any>;

  /**
   * The function of an incoming webhook of an HTTP service. Unlike an endpoint, it sends its result only if it called no
   * method of `response`.
   */
  type WebhookFunction = (payload: WebhookPayload, response: EndpointResponse) => Promise<any>;

  /** The function of a database trigger. */
  type DatabaseTriggerFunction<T = any> = (event: ChangeEvent<T>) => Promise<any>;

  /** The function of an authentication trigger. */
  type AuthenticationTriggerFunction = (event: AuthenticationEvent) => Promise<any>;

  /** The function of a scheduled trigger: it is called without arguments. */
  type ScheduledTriggerFunction = () => Promise<any>;

  /** The same function when it is not async. */
  type Sync<F extends (...args: any[]) => any> = (...args: Parameters<F>) => any;

  /** A request to an HTTPS endpoint. */
  interface EndpointRequest {
    /** The query parameters. Of a parameter that is repeated, only the first value is there. */
    query: { [name: string]: string };
    /** The headers by their canonical name, such as `Content-Type`, each with all its values. */
    headers: { [name: string]: string[] };
    /** The raw body; undefined when the request has none. Its text is `request.body.text()`. */
    body?: Binary;
  }

  /** The first argument of the function of an HTTP service's webhook. */
  interface WebhookPayload extends EndpointRequest {}

  /** The first argument of the function of a Twilio service's webhook: the parsed message. */
  interface TwilioPayload {
    From: string;
    To: string;
    Body: string;
    [field: string]: any;
  }

  /**
   * The response of an endpoint or webhook. It is sent after the function has ended; the methods may be called in any
   * order until then, and each gives the response back.
   */
  interface EndpointResponse {
    /** Sets the status; 200 by default. */
    setStatusCode(status: number): this;
    /** Sets the body. Anything but text or `BSON.Binary` must be made text first, as with `JSON.stringify`. */
    setBody(body: string | Binary): this;
    /** Sets a header, in place of what it was: one value, or a list of them. */
    setHeader(name: string, value: string | string[]): this;
    /** Adds a value to a header, or a list of them. */
    addHeader(name: string, value: string | string[]): this;
  }

  /** The event of a database trigger; `operationType` tells which one it is. */
  type ChangeEvent<T = any> =
    InsertEvent<T> | UpdateEvent<T> | ReplaceEvent<T> | DeleteEvent<T> | StructureEvent;

  /** What the events of documents have in common. */
  interface DocumentEvent<T = any> {
    /** The resume token. */
    _id: any;
    /** Where the document is. */
    ns: { db: string; coll: string };
    /** The `_id` of the document, and its shard key. */
    documentKey: { _id: any; [field: string]: any };
    /** The document as it was, if the trigger has `full_document_before_change`. */
    fullDocumentBeforeChange?: T;
  }

  /** A document was inserted. */
  interface InsertEvent<T = any> extends DocumentEvent<T> {
    operationType: 'insert';
    fullDocument: T;
  }

  /** A document was changed. */
  interface UpdateEvent<T = any> extends DocumentEvent<T> {
    operationType: 'update';
    /** The document as it is now, if the trigger has `full_document`. */
    fullDocument?: T;
    updateDescription: UpdateDescription;
  }

  /** A document was replaced by another one with the same `_id`. */
  interface ReplaceEvent<T = any> extends DocumentEvent<T> {
    operationType: 'replace';
    fullDocument: T;
  }

  /** A document was deleted. The event has no `fullDocument`. */
  interface DeleteEvent<T = any> extends DocumentEvent<T> {
    operationType: 'delete';
    fullDocument?: undefined;
  }

  /** Which fields an update changed. */
  interface UpdateDescription {
    updatedFields?: { [field: string]: any };
    removedFields?: string[];
    truncatedArrays?: { field: string; newSize: number }[];
  }

  /**
   * A collection, its indexes or a database was changed. Only a trigger that lists these operations gets the event; it
   * has neither `documentKey` nor a document.
   */
  interface StructureEvent {
    _id: any;
    operationType:
      | 'create'
      | 'modify'
      | 'rename'
      | 'drop'
      | 'shardCollection'
      | 'reshardCollection'
      | 'refineCollectionShardKey'
      | 'createIndexes'
      | 'dropIndexes'
      | 'dropDatabase';
    ns: { db: string; coll?: string };
    documentKey?: undefined;
    fullDocument?: undefined;
    fullDocumentBeforeChange?: undefined;
    updateDescription?: undefined;
    [field: string]: any;
  }

  /** The event of an authentication trigger. Authentication ended on 2025-09-30: these no longer fire. */
  interface AuthenticationEvent {
    operationType: 'LOGIN' | 'CREATE' | 'DELETE';
    /** The names of the providers. */
    providers: string[];
    user: User;
    time: Date | string;
  }

  /** The global `context`. */
  interface Context {
    app: App;
    environment: Environment;
    functions: Functions;
    http: HttpClient;
    services: Services;
    /** The caller. Triggers run as the system user, which has no id. */
    user: User;
    values: Values;
    /** The request that led to this call; undefined in a trigger. It has no body. */
    request?: RequestFacts;
    /** Whether the function runs as system, and so past all rules. */
    runningAsSystem(): boolean;
  }

  /** Facts of the app. */
  interface App {
    id: string;
    clientAppId: string;
    name: string;
    projectId: string;
    deployment: { model: string; providerRegion: string };
    lastDeployed: string;
    hostingUri?: string;
  }

  /** The environment that is chosen for the app. */
  interface Environment {
    /** Empty when none is chosen. */
    tag: '' | 'development' | 'testing' | 'qa' | 'production';
    values: { [name: string]: any };
  }

  /** The app's other functions. */
  interface Functions {
    /**
     * Calls a function of the app as the same user, and gives what it gives: a promise only if the function is async.
     * `await` is right in both cases.
     *
     * @param name its name, with the folders that it stands in: `reports/daily`
     */
    execute(name: string, ...args: any[]): any;
  }

  /** The app's values. */
  interface Values {
    /** A value, or the secret that it refers to; undefined when there is no value of that name. */
    get(name: string): any;
  }

  /** The services that the app is linked to. */
  interface Services {
    get(name: 'mongodb-atlas'): MongoService;
    /** By the name in its config.json. It gives undefined for a name that does not exist. */
    get(name: string): Service;
  }

  /** A service whose type its name does not tell. */
  interface Service extends MongoService, ThirdPartyService {}

  /** The calls of the third-party services. These ended on 2025-09-30. */
  interface ThirdPartyService extends HttpClient {
    /** Twilio: sends a message. AWS SES, as a service of its own: sends a mail. */
    send(message: object): Promise<any>;
    ses(region?: string): AwsClient;
    s3(region?: string): AwsClient;
    kinesis(region?: string): AwsClient;
    lambda(region?: string): AwsClient;
  }

  /** A service of AWS: `SendEmail`, `PutObject`, `Invoke` and so on. */
  interface AwsClient {
    [action: string]: (input: object) => Promise<any>;
  }

  /** A linked cluster. */
  interface MongoService {
    db(name: string): Database;
    getDBNames(): any;
    startSession(options?: object): ClientSession;
  }

  /** A session, for transactions: pass it as `{ session }` in the options of each operation. */
  interface ClientSession {
    withTransaction(work: (session: ClientSession) => Promise<any>, options?: object): Promise<any>;
    startTransaction(options?: object): void;
    commitTransaction(): Promise<any>;
    abortTransaction(): Promise<any>;
    endSession(): Promise<void>;
  }

  /** A database of a linked cluster. */
  interface Database {
    collection<T = any>(name: string): Collection<T>;
    getCollectionNames(): any;
  }

  /**
   * A collection. The methods are those of the Stitch client, not of the Node driver: a projection is an argument of its
   * own, and what finds one document and changes it gives that document.
   */
  interface Collection<T = any> {
    /** At most 50,000 documents. A function cannot return the cursor: end it with `toArray()`. */
    find(query?: object, projection?: object, options?: object): Cursor<T>;
    findOne(query?: object, projection?: object, options?: object): Promise<any>;
    /** Gives the document as it was, or as it is now with `returnNewDocument`. */
    findOneAndUpdate(filter: object, update: object | object[], options?: FindAndChangeOptions): Promise<any>;
    /** Gives the document as it was, or as it is now with `returnNewDocument`. */
    findOneAndReplace(filter: object, replacement: object, options?: FindAndChangeOptions): Promise<any>;
    /** Gives the document that was deleted. */
    findOneAndDelete(filter: object, options?: FindAndDeleteOptions): Promise<any>;
    insertOne(document: object, options?: object): Promise<{ insertedId: any }>;
    /** The ids come as an array, in the order of the documents. */
    insertMany(documents: object[], options?: object): Promise<{ insertedIds: any[] }>;
    updateOne(filter: object, update: object | object[], options?: UpdateOptions): Promise<UpdateResult>;
    updateMany(filter: object, update: object | object[], options?: UpdateOptions): Promise<UpdateResult>;
    deleteOne(filter: object, options?: object): Promise<{ deletedCount: number }>;
    deleteMany(filter: object, options?: object): Promise<{ deletedCount: number }>;
    /** A function cannot return the cursor: end it with `toArray()`. */
    aggregate(pipeline: object[], options?: object): Cursor<any>;
    count(query?: object, options?: object): Promise<number>;
    distinct(field: string, query?: object, options?: object): Promise<any[]>;
    /** Resolves to null, unlike the Node driver's. */
    bulkWrite(operations: object[], options?: object): Promise<null>;
  }

  interface FindAndDeleteOptions {
    sort?: object;
    projection?: object;
    session?: ClientSession;
    [option: string]: any;
  }

  interface FindAndChangeOptions extends FindAndDeleteOptions {
    upsert?: boolean;
    /** Give the document as it is after the change. The Node driver calls it `returnDocument: 'after'`. */
    returnNewDocument?: boolean;
  }

  interface UpdateOptions {
    upsert?: boolean;
    arrayFilters?: object[];
    session?: ClientSession;
    [option: string]: any;
  }

  interface UpdateResult {
    matchedCount: number;
    modifiedCount: number;
    /** There when `upsert` inserted a document. */
    upsertedId?: any;
  }

  /** The documents that a query found, not yet read. */
  interface Cursor<T = any> {
    sort(order: object): Cursor<T>;
    skip(count: number): Cursor<T>;
    limit(count: number): Cursor<T>;
    /** The next document; at the end undefined, where the Node driver gives null. */
    next(): Promise<T | undefined>;
    /** All documents. */
    toArray(): Promise<T[]>;
  }

  /** Who calls. */
  interface User {
    /** Empty or missing for the system user. */
    id: string;
    type: string;
    /** What the providers told about the user, such as `email` and `name`. */
    data: { [field: string]: any };
    /** The user's document in the collection of custom user data. */
    custom_data: { [field: string]: any };
    identities: { id: string; provider_type: string; [field: string]: any }[];
    [field: string]: any;
  }

  /** What `context.request` tells. */
  interface RequestFacts {
    remoteIPAddress: string;
    requestHeaders: { [name: string]: string[] };
    /** The route of the endpoint. */
    webhookUrl: string;
    httpMethod: string;
    /** Without the parameter `secret`. */
    rawQueryString: string;
    httpReferrer: string;
    httpUserAgent: string;
    service: string;
    action: string;
  }

  /** The built-in HTTP client. */
  interface HttpClient {
    get(request: HttpRequest): Promise<HttpResponse>;
    post(request: HttpRequest): Promise<HttpResponse>;
    put(request: HttpRequest): Promise<HttpResponse>;
    patch(request: HttpRequest): Promise<HttpResponse>;
    delete(request: HttpRequest): Promise<HttpResponse>;
    head(request: HttpRequest): Promise<HttpResponse>;
  }

  /** A request to send: its address as `url`, or in parts. */
  interface HttpRequest {
    url?: string;
    /** `http` by default. */
    scheme?: string;
    host?: string;
    path?: string;
    query?: { [name: string]: string[] };
    fragment?: string;
    /** Each header with all its values. */
    headers?: { [name: string]: string[] };
    cookies?: { [name: string]: string };
    /** Text, binary, or any value with `encodeBodyAsJSON`. */
    body?: any;
    /** Send the body as EJSON. */
    encodeBodyAsJSON?: boolean;
    /** Send these fields as a form. */
    form?: { [field: string]: string };
    /** Redirects are followed only if asked. */
    followRedirects?: boolean;
    digestAuth?: boolean;
    authUrl?: string;
    [option: string]: any;
  }

  /** The answer to a request. */
  interface HttpResponse {
    /** The status line's text, such as `200 OK`. */
    status: string;
    statusCode: number;
    contentLength: number;
    headers: { [name: string]: string[] };
    cookies: { [name: string]: any };
    /** Its text is `response.body.text()`. */
    body: Binary;
  }

  /** The global `EJSON`. */
  interface EjsonFunctions {
    parse(text: string, options?: object): any;
    /** Canonical EJSON: the number 900 becomes `{"$numberInt":"900"}`. Use `JSON.stringify` for plain JSON. */
    stringify(value: any, ...options: any[]): string;
  }

  /** The global `utils`. */
  interface Utils {
    crypto: CryptoUtils;
    jwt: JwtUtils;
  }

  interface CryptoUtils {
    encrypt(type: 'aes', message: string, key: string): Binary;
    decrypt(type: 'aes', encrypted: Binary, key: string): Binary;
    /** The scheme is `pss` by default. */
    sign(type: 'rsa', message: string, privateKey: string, scheme?: 'pss' | 'pkcs1v15'): Binary;
    verify(
      type: 'rsa',
      message: string,
      publicKey: string,
      signature: Binary,
      scheme?: 'pss' | 'pkcs1v15',
    ): boolean;
    hmac(input: string, secret: string, hash: 'sha1' | 'sha256' | 'sha512', format: 'hex' | 'base64'): string;
    hash(hash: 'sha1' | 'sha256' | 'md5', input: string | Binary): Binary;
  }

  interface JwtUtils {
    /** With HS, RS, ES or PS and 256, 384 or 512, such as `HS256`. */
    encode(method: string, payload: object, key: string, headers?: object): string;
    /** The claims; with `returnHeader` an object that holds both `header` and `payload`. */
    decode(token: string, key: string, returnHeader?: boolean, acceptedMethods?: string[]): any;
  }

  /** The global `BSON`. */
  interface BsonTypes {
    ObjectId: ObjectIdType;
    Binary: BinaryType;
    Long: LongType;
    Int32: NumberType<Int32>;
    Double: NumberType<Double>;
    Decimal128: Decimal128Type;
    BSONRegExp: BSONRegExpType;
    MinKey: MarkerType<MinKey>;
    MaxKey: MarkerType<MaxKey>;
  }

  interface ObjectId {
    toString(): string;
    toHexString(): string;
    equals(other: any): boolean;
    getTimestamp(): Date;
  }

  interface ObjectIdType {
    new (id?: string | ObjectId): ObjectId;
    (id?: string | ObjectId): ObjectId;
  }

  /** Bytes, such as a body. */
  interface Binary {
    /** As text of UTF-8. */
    text(): string;
    toBase64(): string;
    toHex(): string;
    toString(): string;
  }

  interface BinaryType {
    new (bytes: any, subType?: number): Binary;
    (bytes: any, subType?: number): Binary;
    fromHex(hex: string, subType?: number): Binary;
    fromBase64(base64: string, subType?: number): Binary;
    fromText(text: string): Binary;
  }

  /** An integer of 64 bits. */
  interface Long {
    toNumber(): number;
    toString(): string;
    [member: string]: any;
  }

  interface LongType {
    new (low: number, high?: number): Long;
    (low: number, high?: number): Long;
    fromNumber(value: number): Long;
    fromString(value: string): Long;
    [member: string]: any;
  }

  interface Int32 {
    valueOf(): number;
    toString(): string;
  }

  interface Double {
    valueOf(): number;
    toString(): string;
  }

  interface NumberType<N> {
    new (value: number | string): N;
    (value: number | string): N;
  }

  interface Decimal128 {
    toString(): string;
  }

  interface Decimal128Type {
    new (bytes: any): Decimal128;
    (bytes: any): Decimal128;
    fromString(value: string): Decimal128;
  }

  interface BSONRegExp {
    pattern: string;
    options: string;
  }

  interface BSONRegExpType {
    new (pattern: string, flags?: string): BSONRegExp;
    (pattern: string, flags?: string): BSONRegExp;
  }

  interface MinKey {}

  interface MaxKey {}

  interface MarkerType<M> {
    new (): M;
    (): M;
  }
}
