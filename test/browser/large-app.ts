import type { Tree } from '../support/write-tree';

/** An app of 20200603 whose report has about as many files: a source for each function, a trigger that calls it. */
export function largeApp(files: number): Tree {
  const tree: Record<string, unknown> = {
    'config.json': {
      app_id: 'large-abcde',
      config_version: 20200603,
      name: 'large',
      location: 'US-VA',
      deployment_model: 'GLOBAL',
    },
    'services/mongodb-atlas/config.json': {
      name: 'mongodb-atlas',
      type: 'mongodb-atlas',
      config: { clusterName: 'Cluster0' },
    },
  };
  for (let index = 0; index < files / 2; index++) {
    const id = index.toString(16).padStart(24, '5');
    const name = `work${index}`;
    tree[`functions/${name}/config.json`] = { id, name, private: index % 2 === 0 };
    tree[`functions/${name}/source.js`] = `exports = () => ${index};\n`;
    tree[`triggers/on${index}.json`] = {
      id,
      name: `on${index}`,
      type: 'DATABASE',
      config: {
        operation_types: ['INSERT'],
        database: 'large',
        collection: `collection${index}`,
        service_name: 'mongodb-atlas',
      },
      function_name: name,
      disabled: false,
    };
  }
  return tree;
}
