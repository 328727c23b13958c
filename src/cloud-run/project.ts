import type { AppFile } from '../model/app-file';
import type { ComponentName } from '../model/component';
import type { Entry } from './runtime/types';

/** A file of a Cloud Run functions project. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  readonly component: ComponentName;
  /** The source that it holds. */
  readonly from?: AppFile;
  /** The name of the app's that became its path. */
  readonly name?: string;
}

/** A secret that the service needs: the variable that holds it, and the name that the app has for it. */
export interface ProjectSecret {
  readonly variable: string;
  readonly secret: string;
}

/** An endpoint or webhook that a project does not have. */
export interface LeftOut {
  readonly kind: Entry['kind'];
  readonly request: string;
  readonly function: string;
  readonly why: string;
}

/** A project, as it is told of. */
export interface Project {
  readonly service: string;
  readonly region: string;
  readonly entries: readonly Entry[];
  readonly leftOut: readonly LeftOut[];
  /** None when there is nothing to answer. */
  readonly files: readonly ProjectFile[];
}

/** Why an entry answers no request as it did; undefined where it does. */
export function whyNotServed({ auth, disabled, refused }: Entry): string | undefined {
  if (refused) return refused;
  if (disabled) return 'It is disabled.';
  return auth === 'refuse' ? 'Nobody may call it: its callers were users of the app.' : undefined;
}
