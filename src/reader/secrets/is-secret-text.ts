import { isPlaceholder } from '../../model/is-placeholder';
import { isText, type Json } from '../../model/json';

/** Whether what stands under the key of a secret is one: no expansion, no hole to fill in, and not nothing. */
export function isSecretText(node: Json): boolean {
  return isText(node) && node.value !== '' && !node.value.includes('%(') && !isPlaceholder(node.value);
}
