import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { printAnswers } from '../../../src/decide/print-answers';
import { readAnswers } from '../../../src/decide/read-answers';
import type { ResolvedDecision } from '../../../src/model/decision';
import { temporaryFolder } from '../../support/temporary-folder';
import { decisionOf } from './decision-of';

function readBack(text: string): [string, string][] {
  const path = join(temporaryFolder(), 'answers.json5');
  writeFileSync(path, text);
  return readAnswers(path).map(({ id, answer }) => [id, answer]);
}

test('each answer stands below what one needs to know to change it', () => {
  const cluster = decisionOf('cluster:mongodb-atlas', {
    place: { file: 'data_sources/mongodb-atlas/config.json', line: 1, column: 1 },
    why: 'clusterName is missing, as in exports for source control and of 2018, which had none.',
    choices: [
      { value: 'Cluster1', leadsTo: 'Cluster1' },
      { value: 'Cluster2', leadsTo: 'Cluster2' },
      { value: 'leave-out', leadsTo: 'clusterName stays missing; a push will refuse the data source' },
    ],
    text: { pattern: /^[A-Z]/, hint: "A cluster's name in the Atlas project." },
  });
  const layout = decisionOf('layout', {
    kind: 'layout',
    subject: 'the folder',
    question: 'Which one is the app?',
    why: 'There are two.',
    choices: [{ value: '20210101', leadsTo: 'the newer one' }],
    default: undefined,
    answer: undefined,
    answeredBy: 'nobody',
  });
  expect(printAnswers([cluster, layout])).toBe(`\
// The answers of a run of migrate-functions. Run it again with --answers and this
// file. An id answers one decision; its part before the colon, all of the kind.
{
  // Which cluster is meant by cluster:mongodb-atlas?
  //   data_sources/mongodb-atlas/config.json:1:1, mongodb-atlas
  //   clusterName is missing, as in exports for source control and of 2018,
  //   which had none.
  //   - leave-out (default): clusterName stays missing; a push will refuse the
  //     data source
  //   - Cluster1, Cluster2
  //   - another value: A cluster's name in the Atlas project.
  // --answer cluster:mongodb-atlas=VALUE
  "cluster:mongodb-atlas": "leave-out",

  // Which one is the app?
  //   the folder
  //   There are two.
  //   - 20210101: the newer one
  // --answer layout=VALUE
  // It must be answered: choose, and take the slashes away.
  // "layout": "",
}
`);
});

test('a run without decisions gives a file without answers', () => {
  expect(readBack(printAnswers([]))).toEqual([]);
});

test('it is the same text whether an answer was given or taken by default', () => {
  const taken = decisionOf('cluster:a');
  expect(printAnswers([{ ...taken, answeredBy: 'answer' }])).toBe(printAnswers([taken]));
});

describe('whatever names hold', () => {
  const odd = [
    'a"b',
    "a'b\\",
    'a*/b',
    'a/*b',
    '//',
    'a\nb',
    'a\r\n  "name": "evil",\n//',
    'a\u2028"name": "evil",',
    'a\u2029b',
    'a\u0085b\u001b[31m\u0000',
    '__proto__',
    '\ud800',
    'a=b',
    '',
    ' ',
    '\ufeff',
    '}',
  ];

  test.each(odd)('%j: the file reads back, by our reader and by the json5 package', (name) => {
    const all: ResolvedDecision = decisionOf(`cluster:${name}`, {
      subject: name,
      question: name,
      why: name,
      place: { file: name },
      choices: [{ value: name, leadsTo: name }],
      text: { pattern: /a/, hint: name },
      answer: name,
    });
    const text = printAnswers([
      all,
      { ...all, id: name, answer: undefined },
      decisionOf('name', { answer: 'shop' }),
    ]);
    const answers = [
      [`cluster:${name}`, name],
      ['name', 'shop'],
    ];
    expect(readBack(text)).toEqual(answers);
    expect(Object.entries(JSON5.parse<Record<string, string>>(text))).toEqual(answers);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029]/u);
  });
});
