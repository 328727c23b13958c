import type { FindingInput } from '../model/finding';
import { isMissing, packageOf } from './list-packages';
import type { ProjectInput, ProjectSource } from './project-input';

/** Why the runtime cannot load a source, as a sentence; undefined when it can. */
export function whyNotLoaded(source: ProjectSource): string | undefined {
  const { text, facts, fault } = source;
  if (text === undefined || !facts) return `The source cannot be read: ${fault ?? 'it is not in UTF-8'}.`;
  const [problem] = facts.problems;
  if (problem) return `The source cannot be parsed: ${problem.message}.`;
  if (facts.moduleSyntax.length > 0) return 'The source has the syntax of modules, import or export.';
  return undefined;
}

/** What is to be said of a source that the runtime cannot load. */
export function tellNotLoaded(name: string, source: ProjectSource, why: string): FindingInput {
  const { file, facts } = source;
  const [problem] = facts?.problems ?? [];
  const [syntax] = problem ? [] : (facts?.moduleSyntax ?? []);
  const at = problem?.position ?? syntax;
  return {
    code: syntax ? 'cloud-run/module-syntax' : 'cloud-run/broken-source',
    component: 'functions',
    subject: name,
    at: at ? { file: file.path, line: at.line, column: at.column } : file,
    message: `${why} Whatever calls it fails, and its endpoints answer with 500.`,
    action: syntax
      ? 'Load packages with require(), and assign the function to exports.'
      : 'Correct it, and run again.',
  };
}

/** The packages that the functions of a project require and the app does not bring along. */
export function tellMissingPackages(names: readonly string[], input: ProjectInput): FindingInput[] {
  const told = new Set<string>();
  return names.flatMap((by) => {
    const source = input.sourceOf(by);
    return (source?.facts?.names ?? []).flatMap(({ kind, name, position }): FindingInput[] => {
      if (kind !== 'package' || !source || !isMissing(name, input.packages)) return [];
      const owner = packageOf(name);
      if (told.has(owner)) return [];
      told.add(owner);
      return [
        {
          code: 'cloud-run/missing-package',
          component: 'functions',
          subject: by,
          at: { file: source.file.path, line: position.line, column: position.column },
          message: `It requires ${owner}, and ${input.packages.manifest ? 'functions/package.json does not have it' : 'the app has no functions/package.json'}: require throws.`,
          action: `Run npm install ${owner} in the project, in the version that the app had.`,
        },
      ];
    });
  });
}
