import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { withMember } from '../../src/model/edit-json';
import { get, getItems, isText, type JsonObject, type JsonText } from '../../src/model/json';
import { added, objectOf } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { convertFilters } from './convert-filters';
import { convertRule } from './convert-rule';
import { isConvertible } from './is-convertible';
import { splitNamespace } from './split-namespace';

const notConverted = reason(
  'Rules of 2018 evaluate otherwise than roles; they are left out unless their conversion is asked for.',
  'exporter/2018-rules',
);
const denies = reason(
  'No role applies to anybody, so nothing is granted that was not granted before.',
  'exporter/2018-rules',
);
const notExported = reason('Ids of rules are not exported.', 'exporter/20210101');
/** The namespace of a rule that has the form of before mid-2018; undefined for any other. */
function namespaceOfEarly2018(document: JsonObject): JsonText | undefined {
  const namespace = get(document, 'namespace');
  return isText(namespace) && !get(document, 'roles') ? namespace : undefined;
}

function decisionOf(
  service: string,
  namespace: string,
  document: JsonObject,
): Decision & { readonly default: string } {
  return {
    id: `legacy-rule:${service}/${namespace}`,
    kind: 'legacy-rule',
    subject: namespace,
    question: `How is the rule of 2018 for ${namespace} carried over?`,
    why: 'Rules of before mid-2018 have one read and one write expression for all users; roles evaluate them in another order.',
    choices: [
      {
        value: 'deny',
        leadsTo: 'the collection gets no role: nobody but system functions can read or write it',
      },
      {
        value: 'convert',
        leadsTo: "one role is written, as MongoDB's own conversion did; review it before you push",
      },
    ],
    default: 'deny',
    place: placeOf(document),
  };
}

function denyAll(
  document: JsonObject,
  namespace: JsonText,
  decision: Decision,
  context: Context,
): JsonObject {
  for (const { key, value } of document.members) {
    if (key === 'id' || key === '_id') context.drop(value, notExported);
    else if (key !== 'namespace') context.hold(value, decision, notConverted);
  }
  return objectOf([...splitNamespace(namespace), { key: 'roles', value: added([], denies) }]);
}

function migrateRule(item: Item, service: string, context: Context): Item {
  const { document } = item;
  const namespace = namespaceOfEarly2018(document);
  if (!namespace) {
    const filters = get(document, 'filters');
    const isOld = getItems(filters).some((filter) => get(filter, 'match_expression') ?? get(filter, 'when'));
    return filters && isOld
      ? { ...item, document: withMember(document, 'filters', convertFilters(filters)) }
      : item;
  }
  const decision = decisionOf(service, namespace.value, document);
  const wants = context.decide(decision) === 'convert';
  const converts = wants && isConvertible(document);
  const leftOut = 'The rule of 2018 is left out, and the collection gets no role.';
  context.report({
    code: wants && !converts ? 'access/unreadable' : 'rule/of-2018',
    component: 'rules',
    subject: namespace.value,
    at: document,
    message: converts
      ? 'The rule of 2018 becomes one role. What a role cannot express is denied.'
      : wants
        ? `A part of the rule that limits access is of another kind than it must be. ${leftOut}`
        : leftOut,
    action:
      wants && !converts
        ? 'Correct fields, other_fields or filters, and run again.'
        : 'Compare the role with the old rule: it grants no more, and it may grant less.',
  });
  return {
    ...item,
    document: converts
      ? convertRule(document, namespace, context)
      : denyAll(document, namespace, decision, context),
  };
}

/** Rules of before mid-2018, one expression for all users, become roles if the user asks for it. */
export const rules: Transform = {
  name: 'rules',
  summary:
    'rules by namespace become roles or deny; match_expression and when of filters become query and apply_when',
  apply(app, context) {
    const services = app.services.map((service) => ({
      ...service,
      rules: service.rules.map((rule) => migrateRule(rule, service.name, context)),
    }));
    return { ...app, services };
  },
};
