import type { ComponentName } from '../../model/component';
import type { ComponentReference } from '../inventory';

// What one of them is called before its name; nothing where the name says it.
const labels: Partial<Record<ComponentName, string>> = {
  environments: 'environment',
  values: 'value',
  auth: 'provider',
  functions: 'function',
  triggers: 'trigger',
  'data-sources': 'data source',
  rules: 'rules of',
  services: 'service',
  endpoints: 'endpoint',
  graphql: 'resolver',
  'log-forwarders': 'log forwarder',
};

/** A component as a sentence names it: `trigger orderPlaced`. */
export function nameComponent({ component, name }: ComponentReference): string {
  const label = labels[component];
  return label ? `${label} ${name}` : name;
}
