import type { Plain } from './print-tidy-json';

interface ExpressionModule {
  /** @throws Error that says what cannot be compiled */
  compileExpression(expression: unknown): unknown;
}

// The runtime is plain JavaScript, and answers for itself what it can evaluate.
declare function require(module: './runtime/expression'): ExpressionModule;

/** Why the runtime cannot evaluate an expression of the app, as a clause; undefined when it can. */
export function whyNotCompiled(expression: Plain): string | undefined {
  try {
    require('./runtime/expression').compileExpression(expression);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}
