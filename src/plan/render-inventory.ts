import type { Inventory } from '../inspect/inventory';
import { renderInventoryJson } from '../inspect/renderers/render-inventory-json';
import { renderInventoryText } from '../inspect/renderers/render-inventory-text';

/** The forms of an inventory. */
export const inventoryFormats = ['text', 'json'] as const;

/** The name of a form of an inventory. */
export type InventoryFormat = (typeof inventoryFormats)[number];

/**
 * An inventory in one of its forms.
 *
 * @param options `verbose`: show every name, function and finding in the text
 */
export function renderInventory(
  inventory: Inventory,
  format: InventoryFormat,
  { verbose = false }: { readonly verbose?: boolean } = {},
): string {
  return format === 'json' ? renderInventoryJson(inventory) : renderInventoryText(inventory, { verbose });
}
