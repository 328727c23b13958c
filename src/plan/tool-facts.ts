import { get, getText } from '../model/json';
import { parseJson } from '../reader/parse-json';
import type { Report } from '../report/report';
import { readShipped } from './read-shipped';
import { repositoryUrl } from './repository-url';

function readToolFacts(): Report['tool'] {
  const path = 'package.json';
  const manifest = parseJson({ path, absolutePath: path }, readShipped(path)).document?.root;
  const name = getText(manifest, 'name');
  const version = getText(manifest, 'version');
  if (name === undefined || version === undefined) throw new Error(`${path} lacks name or version`);
  const url = repositoryUrl(get(manifest, 'repository'));
  return { name, version, ...(url && { url }) };
}

/** Name and version of this package, and where it is published. */
export const toolFacts = readToolFacts();
