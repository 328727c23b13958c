import { lintRuleNames, type LintRule } from '../../src/model/lint-rules';
import { lintSource } from '../../src/lint/lint-source';
import { lintAppServices, markedLines, type Variants } from './variants';
import { variantsOfAppServices } from './variants-of-app-services';
import { variantsOfHttp } from './variants-of-http';

const imports = `const functions = require('@google-cloud/functions-framework'); const fs = require('node:fs'); const db = require('./db'); const events = require('./events');`;

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly text: string;
  readonly isWrong: boolean;
}

const casesOf = (variants: Variants, before: string): Case[] =>
  Object.entries(variants).flatMap(([rule, { wrong, right }]) => [
    ...wrong.map((code, index) => ({ rule, name: `wrong ${index + 1}`, text: before + code, isWrong: true })),
    ...right.map((code, index) => ({
      rule,
      name: `right ${index + 1}`,
      text: before + code,
      isWrong: false,
    })),
  ]);

const expected = ({ rule, text, isWrong }: Case): [string, number][] =>
  isWrong ? markedLines(text).map((line) => [rule, line]) : [];

describe('handlers of the functions framework', () => {
  test.each(casesOf(variantsOfHttp, `${imports}\n`))('$rule: $name', (each) => {
    const { findings } = lintSource({ name: 'index.js', text: each.text });
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual(expected(each));
  });
});

describe('sources of App Services', () => {
  test.each(casesOf(variantsOfAppServices, ''))('$rule: $name', (each) => {
    const { findings } = lintAppServices(each.text);
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual(expected(each));
  });
});

// The rules about comments and syntax have tests of their own.
const rules = lintRuleNames.filter((rule) => !rule.startsWith('lint/'));
test.each(rules)('%s has at least three wrong and three right variants', (rule: LintRule) => {
  const variants = { ...variantsOfHttp, ...variantsOfAppServices }[rule];
  expect(variants?.wrong.length).toBeGreaterThanOrEqual(3);
  expect(variants?.right.length).toBeGreaterThanOrEqual(3);
});
