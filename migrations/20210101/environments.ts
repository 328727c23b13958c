import type { Transform } from '../../src/engine/migration';
import { added, objectOf } from '../../src/model/make-json';
import { environmentNames } from '../../src/model/environment-names';
import { reason } from '../../src/model/reason';

const allFive = reason('The exporter always writes the five environments.', 'exporter/20210101');

/** Environments: all five files. */
export const environments: Transform = {
  name: 'environments',
  summary: 'missing environments are written without values',
  apply(app) {
    const missing = environmentNames.filter((name) => !app.environments.some((item) => item.name === name));
    const made = missing.map((name) => ({
      name,
      document: objectOf([{ key: 'values', value: added({}, allFive) }]),
    }));
    return { ...app, environments: [...app.environments, ...made] };
  },
};
