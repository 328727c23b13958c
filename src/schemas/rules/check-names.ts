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

/** Names of triggers, values and data sources are up to 64 letters, digits, `_` and `-`: App Services docs, their pages. */
export function checkNames({ triggers, values, dataSources }: App): FindingInput[] {
  return [
    ...values.flatMap(({ name, document }) => checkOne('values', 'value', name, document)),
    ...triggers.flatMap(({ name, document }) => checkOne('triggers', 'trigger', name, document)),
    ...dataSources.flatMap(({ name, config }) =>
      config ? checkOne('data-sources', 'data source', name, config) : [],
    ),
  ];
}
