import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { joinScripts } from '../../../../src/report/html/join-scripts';
import { loadAsset } from '../../../../src/report/html/load-asset';
import { pageScripts, pageStyles } from '../../../../src/report/html/page-assets';

const assets = readdirSync(join(__dirname, '../../../../src/report/html/page'));

test('every module and every style of page/ is on the page', () => {
  const named = [...pageScripts.map((name) => `${name}.mjs`), ...pageStyles];
  expect([...named].sort()).toEqual([...assets].sort());
});

test('the modules are one script: no name stands for two things, and nothing of a module is left', () => {
  const script = joinScripts(pageScripts.map((name) => loadAsset(`${name}.mjs`)));
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^\s*(?:import|export)\b/m);
  expect(() => new Script(joinScripts(['export const a = 1;\n', 'const a = 2;\n']))).toThrow(
    /already been declared/,
  );
});

test.each(assets)('%s holds nothing that would end its element or lead out of the page', (name) => {
  const text = loadAsset(name);
  expect(text).not.toMatch(/<\/(?:script|style)|<!--/i);
  expect(text).not.toMatch(/https?:|@import|\burl\(|\bfetch\b|XMLHttpRequest|sendBeacon|innerHTML|\beval\b/);
});
