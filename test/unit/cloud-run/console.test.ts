import { BSON } from 'mongodb';
const { requestConsole } = require('../../../src/cloud-run/runtime/console');

/** What the console writes, each line parsed. */
function logged(use: (console: Console) => void): any[] {
  const lines: string[] = [];
  const write = (text: unknown): boolean => lines.push(String(text)) > 0;
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(write);
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(write);
  try {
    use(requestConsole('e1'));
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return lines.map((line) => {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    return JSON.parse(line);
  });
}

test('each call is a line with the execution id and its severity', () => {
  const lines = logged((console) => {
    console.log('a\nb', 1, undefined, null);
    console.info('i');
    console.debug('d');
    console.warn('w');
    console.error('e');
  });
  const labels = { 'logging.googleapis.com/labels': { execution_id: 'e1' } };
  expect(lines).toEqual([
    { severity: 'INFO', message: 'a\nb 1 undefined null', ...labels },
    { severity: 'INFO', message: 'i', ...labels },
    { severity: 'DEBUG', message: 'd', ...labels },
    { severity: 'WARNING', message: 'w', ...labels },
    { severity: 'ERROR', message: 'e', ...labels },
  ]);
});

test('objects are JSON, with the types of BSON', () => {
  const id = new BSON.ObjectId('5d505646cf6d4fe581014ab2');
  expect(logged((console) => console.log({ id, n: [BSON.Long.fromNumber(5)] }))[0].message).toBe(
    '{"id":"5d505646cf6d4fe581014ab2","n":[5]}',
  );
});

test('whatever is logged, the line is written', () => {
  const circle: any = { name: 'circle' };
  circle.self = circle;
  const hostile = new Proxy({}, { get: () => { throw new Error('no'); } }); // prettier-ignore
  const odd = [
    circle,
    hostile,
    Object.create(null),
    Symbol('s'),
    5n,
    () => {},
    new Error('boom'),
    'x'.repeat(100_000),
  ];
  const lines = logged((console) => odd.forEach((value) => console.log(value)));
  expect(lines).toHaveLength(odd.length);
  expect(lines[0].message).toContain('circle');
  expect(lines[6].message).toMatch(/^Error: boom\n {4}at /);
  expect(lines[7].message).toHaveLength(100_000);
});

test("the rest is Node's own", () => {
  expect(requestConsole('e1').table).toBe(console.table);
});
