import type { Service } from './app';
import { getText } from './json';

/** The type of a service; one whose config.json is missing but whose rules or webhooks tell is taken at their word. */
export function typeOfService({ config, webhooks, rules, defaultRule }: Service): string | undefined {
  const type = getText(config, 'type');
  if (type) return type;
  if (webhooks.length) return 'http';
  return rules.some(({ document }) => getText(document, 'collection') !== undefined) || defaultRule
    ? 'mongodb-atlas'
    : undefined;
}

/** Whether a type of service is a MongoDB: an Atlas cluster, a federated database, or a MongoDB elsewhere. */
export function isMongoType(type: string | undefined): boolean {
  return type === 'mongodb-atlas' || type === 'datalake' || type === 'mongodb';
}

/** Whether a service is a MongoDB cluster, a federated database, or a MongoDB elsewhere. */
export function isMongoService(service: Service): boolean {
  return isMongoType(typeOfService(service));
}
