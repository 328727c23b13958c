/** The parts of an app, in the order in which reports show them, with their titles. */
export const components = {
  settings: 'App settings',
  environments: 'Environments',
  secrets: 'Secrets',
  values: 'Values',
  auth: 'Authentication providers',
  'custom-user-data': 'Custom user data',
  functions: 'Functions',
  triggers: 'Triggers',
  'data-sources': 'Data sources',
  rules: 'Data access rules and schemas',
  services: 'Third-party services',
  endpoints: 'HTTPS endpoints and webhooks',
  'data-api': 'Data API',
  graphql: 'GraphQL',
  hosting: 'Static hosting',
  sync: 'Device Sync',
  'log-forwarders': 'Log forwarders',
  other: 'Other files',
} as const;

/** The name of a part of an app. */
export type ComponentName = keyof typeof components;
