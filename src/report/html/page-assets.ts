import { joinScripts } from './join-scripts';
import { loadAsset } from './load-asset';

/** The style sheets of the page, in the order in which they count. */
export const pageStyles = [
  'base.css',
  'summary.css',
  'sections.css',
  'filter.css',
  'files.css',
  'compare.css',
  'layout.css',
  'print.css',
] as const;

/** The modules of the page's script, each after those that it needs while it is loaded. */
export const pageScripts = [
  'dom',
  'data',
  'comparison',
  'files',
  'reason',
  'ledger',
  'filter',
  'keys',
  'copy',
  'print',
  'main',
] as const;

/** The page's style. */
export const loadStyle = (): string => pageStyles.map(loadAsset).join('');

/** The page's script. */
export const loadScript = (): string => joinScripts(pageScripts.map((name) => loadAsset(`${name}.mjs`)));
