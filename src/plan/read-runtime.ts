import { listShipped, readShipped } from './read-shipped';

const folder = 'src/cloud-run/runtime';

/** The files that a project has in runtime/, by their names: its modules, their types and its version. */
export function readRuntime(): Map<string, string> {
  const names = listShipped(folder).filter((name) => name === 'VERSION' || /\.js$|\.d\.ts$/.test(name));
  return new Map(names.map((name) => [name, readShipped(`${folder}/${name}`)]));
}
