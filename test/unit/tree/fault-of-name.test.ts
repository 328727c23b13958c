import { faultOfName, faultOfSegment } from '../../../src/tree/fault-of-name';

test.each([
  ['', 'empty'],
  ['.', 'another folder'],
  ['..', 'another folder'],
  ['a/b', 'separator'],
  ['a\\b', 'separator'],
  ['..\\evil', 'separator'],
  ['a\0b', 'control'],
  ['a\nb', 'control'],
  ['a\u007fb', 'control'],
  ['a\u009bb', 'control'],
  ['a\ud800b', 'UTF-16'],
  ['C:', 'Windows'],
  ['a:b', 'Windows'],
  ['a*', 'Windows'],
  ['a?', 'Windows'],
  ['a|b', 'Windows'],
  ['<a>', 'Windows'],
  ['"a"', 'Windows'],
  ['con', 'device'],
  ['CON', 'device'],
  ['Aux.json', 'device'],
  ['nul.tar.gz', 'device'],
  ['prn ', 'device'],
  ['prn .txt', 'device'],
  ['com1', 'device'],
  ['COM9.js', 'device'],
  ['com¹', 'device'],
  ['lpt1', 'device'],
  ['LPT9.json', 'device'],
  ['conin$', 'device'],
])('refuses %j', (name, fault) => {
  expect(faultOfName(name)).toContain(fault);
  expect(faultOfSegment(name)).toContain(fault);
});

test.each([
  'users',
  'My Service',
  'My Trigger ',
  'ends.',
  '...',
  'system.users',
  'constant',
  'com0',
  'com10',
  'lpt',
  'auxiliary.json',
  'null',
  '.mdb',
  'größe',
  '名前',
  '😀',
  '__proto__',
  "it's",
  '$name',
  'a+b=c;d,e&f%20(1)[2]{3}#!@~`^',
])('accepts the name %j', (name) => {
  expect(faultOfName(name)).toBeUndefined();
});

test.each([
  ['ends.', 'dot'],
  ['ends ', 'space'],
  ['...', 'dot'],
  ['x'.repeat(256), '256 bytes'],
  ['ü'.repeat(128), '256 bytes'],
  ['😀'.repeat(64), '256 bytes'],
])('refuses the segment %j', (segment, fault) => {
  expect(faultOfSegment(segment)).toContain(fault);
});

test.each(['My Trigger .json', 'x'.repeat(255), 'ü'.repeat(127), '😀'.repeat(63)])(
  'accepts the segment %j',
  (segment) => {
    expect(faultOfSegment(segment)).toBeUndefined();
  },
);
