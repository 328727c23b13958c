import type { ComponentName } from './component';
import type { Json } from './json';
import { isPlace, type Place } from './place';

/**
 * What a reference names. `service`: by `context.services.get`, where the app has no data source of the name.
 * `environment-value`: one of the values in environments/. `package`: one that `require` loads.
 */
export type ReferenceKind =
  'function' | 'data-source' | 'secret' | 'service' | 'value' | 'environment-value' | 'package';

/** One component that names another one. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** The name that is referred to. */
  readonly name: string;
  readonly component: ComponentName;
  /** The name of the component that refers. */
  readonly by: string;
  /** The node that names it, or the place in a function's source. */
  readonly at: Json | Place;
}

/** A reference out of a function's source. */
export type SourceReference = Reference & { readonly at: Place };

/** Whether a reference stands in a source, and not in the configuration. */
export const isInSource = (reference: Reference): reference is SourceReference => isPlace(reference.at);
