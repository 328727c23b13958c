import { UserError, type ErrorFacts } from './user-error';

/** There is no app in a folder: a failure for whoever asked for one, and an answer for whoever searches. */
export class NoApp extends UserError {
  constructor(folder: string, facts: ErrorFacts = {}) {
    super(`There is no app in ${folder}.`, facts);
    this.name = 'NoApp';
  }
}
