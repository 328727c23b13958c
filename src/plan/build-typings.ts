import { readShipped } from './read-shipped';

/** A file to write beside an app. */
export interface TypingsFile {
  /** POSIX path, relative to the app's folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * The rest of what a source finds. Only the copy beside an app declares it: in a project that has the types of Node or
 * of its packages, these declarations would stand against them.
 */
const restOfTheRuntime = `
/** Packages count as \`any\` until they are installed beside functions/package.json. */
declare module '*';

declare var Buffer: any;
declare var console: any;
declare var module: any;
declare var process: any;
declare function setTimeout(callback: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function setInterval(callback: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function setImmediate(callback: (...args: any[]) => void, ...args: any[]): any;
declare function clearTimeout(timer: any): void;
declare function clearInterval(timer: any): void;
declare function clearImmediate(timer: any): void;
`;

const jsconfig = {
  compilerOptions: {
    checkJs: true,
    // Sources without a single type would have an error in almost every line.
    strict: false,
    target: 'es2020',
    // No DOM, and no types of a folder above: a source has neither.
    lib: ['es2020'],
    types: [],
    module: 'commonjs',
    // Every source is a module of its own, so that two of them may use the same name.
    moduleDetection: 'force',
    // Else the sources of packages without types are checked along with the app's own.
    maxNodeModuleJsDepth: 0,
    noEmit: true,
  },
  include: ['app-services.d.ts', 'functions/**/*.js', '**/incoming_webhooks/*/source.js'],
  exclude: ['**/node_modules'],
};

/**
 * The files that make an editor and typescript-eslint understand an app's function sources: declarations, and a
 * jsconfig.json that joins them with the sources of any layout.
 *
 * They belong into the app's folder itself, beside its root file. MongoDB's tools read the known folders and root files
 * there, and pass over what else stands beside them; inside functions/ and the folders of components they read more.
 */
export function buildTypings(): readonly TypingsFile[] {
  return [
    {
      path: 'app-services.d.ts',
      text: readShipped('src/typings/app-services.d.ts') + restOfTheRuntime,
    },
    { path: 'jsconfig.json', text: `${JSON.stringify(jsconfig, undefined, 2)}\n` },
  ];
}
