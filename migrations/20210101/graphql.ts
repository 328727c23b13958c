import type { Transform } from '../../src/engine/migration';
import { added, objectOf } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const beforeGraphql = reason(
  'The server wrote false for apps of before GraphQL, which have no folder for it.',
  'exporter/20210101',
);

/** GraphQL: the settings that the exporter writes for every app. */
export const graphql: Transform = {
  name: 'graphql',
  summary: 'a missing graphql/config.json is written',
  apply(app) {
    if (app.graphql.config) return app;
    const config = objectOf([{ key: 'use_natural_pluralization', value: added(false, beforeGraphql) }]);
    return { ...app, graphql: { ...app.graphql, config } };
  },
};
