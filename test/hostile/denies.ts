interface FunctionEntry {
  readonly name: string;
  readonly private?: boolean;
}

interface Rules {
  readonly roles?: readonly object[];
}

type Written = Readonly<Record<string, string>>;

const parse = <T>(text: string | undefined): T | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as T);

/** Holds a new tree to it that nobody can call a function whose configuration was not readable. */
export function functionIsPrivate(written: Written, name: string): void {
  const source = written[`functions/${name}.js`];
  const entry = parse<FunctionEntry[]>(written['functions/config.json'])?.find((each) => each.name === name);
  // Without a source there is nothing to call.
  if (source !== undefined) expect(entry).toMatchObject({ name, private: true });
}

/** The same for a collection: nobody reads or writes it, whatever the default rule says. */
export function collectionIsShut(written: Written, database: string, collection: string): void {
  const rules = parse<Rules>(written[`data_sources/mongodb-atlas/${database}/${collection}/rules.json`]);
  expect(rules).toMatchObject({ database, collection, roles: [] });
}

/** The same for all collections that have no rules of their own. */
export function defaultIsShut(written: Written): void {
  const rule = parse<Rules>(written['data_sources/mongodb-atlas/default_rule.json']);
  expect(rule?.roles ?? []).toEqual([]);
}
