import type { Service } from '../../../src/model/app';
import { isMongoService, typeOfService } from '../../../src/model/mongo-service';
import { openApp } from '../../../src/reader/open-app';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

/** The service that a folder of it is read as. */
function serviceOf(files: Tree): Service {
  const inFolder = Object.entries(files).map(([path, content]) => [`services/s/${path}`, content]);
  const tree = { 'config.json': { config_version: 20200603, name: 'a' }, ...Object.fromEntries(inFolder) };
  return openApp(writeTree(temporaryFolder(), tree as Tree), { answers: new Map(), skipBroken: false }).app!
    .services[0]!;
}

test.each([
  ['mongodb-atlas', true],
  ['datalake', true],
  ['mongodb', true],
  ['http', false],
  ['twilio', false],
  ['mongodb-atlas-2', false],
])('a service of type %s: is MongoDB %j', (type, isMongo) => {
  const service = serviceOf({ 'config.json': { name: 's', type } });
  expect([typeOfService(service), isMongoService(service)]).toEqual([type, isMongo]);
});

test.each<[string, Tree, string | undefined]>([
  ['a webhook', { 'incoming_webhooks/w/config.json': { name: 'w' } }, 'http'],
  ['a rule of a collection', { 'rules/r.json': { database: 'd', collection: 'c' } }, 'mongodb-atlas'],
  ['a default rule', { 'default_rule.json': { roles: [] } }, 'mongodb-atlas'],
  ['a rule of something else', { 'rules/r.json': { name: 'r', actions: ['get'] } }, undefined],
])('a service whose config.json does not tell is what %s says', (_, files, type) => {
  expect(typeOfService(serviceOf({ 'config.json': { name: 's' }, ...files }))).toBe(type);
});
