import type { App } from '../../model/app';
import { checkName } from '../../model/check-name';
import type { ComponentName } from '../../model/component';
import type { FindingInput } from '../../model/finding';
import { get, type JsonObject } from '../../model/json';

function checkOne(component: ComponentName, one: string, name: string, document: JsonObject): FindingInput[] {
  const fault = checkName(name);
  if (!fault) return [];
  const suggestion = fault.instead ? `, for example ${fault.instead},` : '';
  return [
    {
      code: 'name/not-allowed',
      component,
      subject: name,
      at: get(document, 'name') ?? document,
      message: `The name of the ${one} ${name} ${fault.says}.`,
      action: `Rename it${suggestion} before you push: up to 64 letters, digits, _ and -.`,
    },
  ];
}

/** App Services docs, "Functions": every source below functions/ is a function, except below node_modules. */
function checkFunctions(functions: App['functions']): FindingInput[] {
  return functions.items.flatMap(({ name, config, source }) =>
    source && name.split('/').slice(0, -1).includes('node_modules')
      ? [
          {
            code: 'name/not-allowed',
            component: 'functions',
            subject: name,
            at: get(config, 'name') ?? config ?? source,
            message: `The function ${name} stands below node_modules, where the tools look for packages and for no function.`,
            action: 'Rename it before you push, and what calls it.',
          },
        ]
      : [],
  );
}

/** Names of triggers, values and data sources are up to 64 letters, digits, `_` and `-`: App Services docs, their pages. No function stands below node_modules. */
export function checkNames({ triggers, values, dataSources, functions }: App): FindingInput[] {
  return [
    ...values.flatMap(({ name, document }) => checkOne('values', 'value', name, document)),
    ...checkFunctions(functions),
    ...triggers.flatMap(({ name, document }) => checkOne('triggers', 'trigger', name, document)),
    ...dataSources.flatMap(({ name, config }) =>
      config ? checkOne('data-sources', 'data source', name, config) : [],
    ),
  ];
}
