import { listSecrets } from '../../../src/report/list-secrets';
import { secretCommands } from '../../../src/report/secret-commands';

test('secrets are listed by name, each with everything that uses it', () => {
  const at = (line: number) => ({ file: 'a.json', line, column: 1 });
  expect(
    listSecrets([
      { name: 'b', component: 'auth', by: 'google', at: at(1) },
      { name: 'a', component: 'values', by: 'v', at: at(2) },
      { name: 'b', component: 'endpoints', by: 'GET /a', at: at(3) },
    ]),
  ).toEqual([
    { name: 'a', usedBy: [{ component: 'values', name: 'v', place: at(2) }] },
    {
      name: 'b',
      usedBy: [
        { component: 'auth', name: 'google', place: at(1) },
        { component: 'endpoints', name: 'GET /a', place: at(3) },
      ],
    },
  ]);
});

test('the commands that create secrets keep the order, and a name is one word of the shell', () => {
  expect(secretCommands(['b', "it's; rm -rf /"], undefined)).toEqual([
    'appservices secrets create --app=YOUR_APP_ID --name=b --value=VALUE',
    "appservices secrets create --app=YOUR_APP_ID --name='it'\\''s; rm -rf /' --value=VALUE",
  ]);
  expect(secretCommands(['b'], 'shop-abcde')).toEqual([
    'appservices secrets create --app=shop-abcde --name=b --value=VALUE',
  ]);
});
