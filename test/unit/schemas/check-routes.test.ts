import { toFinding, type Finding } from '../../../src/model/finding';
import { checkRules } from '../../../src/schemas/check-rules';
import { appWith, documentOf } from './app-with';

const routes = (...endpoints: [method: string, route: unknown][]): Finding[] =>
  checkRules(
    appWith({
      endpoints: { items: endpoints.map(([http_method, route]) => documentOf({ route, http_method })) },
    }),
  ).map(toFinding);

test.each([
  ['hello', '"/hello"'],
  ['', '"/"'],
  ['https://data.example/app/hello?x=1', '"/app/hello"'],
  ['/hello?x=1', '"/hello"'],
  ['/hello#x', '"/hello"'],
])('the route %j is none', (route, instead) => {
  const findings = routes(['GET', route]);
  expect(findings).toMatchObject([{ code: 'endpoint/route', severity: 'error' }]);
  expect(findings[0]!.action).toContain(instead);
});

test('the same method and route twice is told at the second', () => {
  const findings = routes(['GET', '/a'], ['GET', '/a'], ['GET', '/a']);
  expect(findings).toMatchObject([
    { code: 'endpoint/same-route', severity: 'error', subject: 'GET /a' },
    { code: 'endpoint/same-route' },
  ]);
});

test('other methods, other routes and expansions are well', () => {
  const template = '/%(%%environment.values.a)';
  expect(
    routes(
      ['GET', '/a'],
      ['POST', '/a'],
      ['GET', '/a/b'],
      ['GET', '/a/:id'],
      ['GET', template],
      ['GET', template],
      ['GET', '%(%%environment.values.a)'],
      ['GET', 1],
      ['GET', undefined],
    ),
  ).toEqual([]);
});
