import { serializeJson } from '../../report/renderers/serialize-json';
import type { Inventory } from '../inventory';

/** The inventory as JSON. */
export function renderInventoryJson(inventory: Inventory): string {
  return serializeJson(inventory);
}
