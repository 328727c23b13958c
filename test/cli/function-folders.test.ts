import { join } from 'node:path';
import { readTree } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

test.each(['node_modules', 'files', 'dist', '.git', 'a/node_modules/b', 'lib/.git/c'])(
  'migrating the output of an app with a function folder %s again has nothing to do',
  (name) => {
    const folder = temporaryFolder();
    const stored = `functions/${name.replaceAll('/', '_')}`;
    const app = writeTree(join(folder, 'app'), {
      'config.json': {
        config_version: 20200603,
        name: 'app',
        location: 'US-VA',
        deployment_model: 'GLOBAL',
      },
      [`${stored}/config.json`]: { name, private: true },
      [`${stored}/source.js`]: 'exports = () => 1;\n',
    });
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect(runCommand([app, '--out', one, '--yes'])).toMatchObject({ code: 0, error: '' });
    const again = runCommand([one, '--out', two, '--yes']);
    expect(again).toMatchObject({ code: 0, error: '' });
    expect(again.out).toContain('Plan: 0 to create, 0 to rewrite, 0 to move, 0 not carried over,');
    expect(readTree(two)).toEqual(readTree(one));
  },
);
