/** test/smoke.test.js: what can be tested without a database and without running a function of the app. */
export function writeSmokeTest(): string {
  return `'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, test } = require('node:test');
const handlers = require('../index');
const entries = require('../app/routes.json');

// Nothing here runs a function of the app: what is asked for is refused before.
const server = http.createServer(handlers.api);

before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => new Promise((resolve) => server.close(resolve)));

function ask(path, method = 'GET') {
  return fetch(\`http://127.0.0.1:\${server.address().port}\${path}\`, { method });
}

const methodOf = ({ method }) => (method === '*' ? 'POST' : method);

test('each entry has its handler', () => {
  for (const { name } of entries) assert.equal(typeof handlers[name], 'function', name);
});

test('an unknown path is answered with 404', async () => {
  const answer = await ask('/no-such-path-of-the-app');
  assert.equal(answer.status, 404);
  assert.equal((await answer.json()).error_code, 'EndpointNotFound');
});

for (const entry of entries) {
  const { method, route, validation, auth, disabled, refused } = entry;
  if (disabled || refused) continue;
  if (validation !== 'none')
    test(\`\${method} \${route} refuses who does not prove that he may call\`, async () => {
      assert.equal((await ask(encodeURI(route), methodOf(entry))).status, 401);
    });
  else if (auth !== 'system' && auth !== 'open')
    test(\`\${method} \${route} refuses who brings no credentials\`, async () => {
      assert.ok([400, 401].includes((await ask(encodeURI(route), methodOf(entry))).status));
    });
}
`;
}
