import { showControls } from '../../report/renderers/show-controls';
import type { Inventory } from '../inventory';

/** The inventory as JSON. */
export function renderInventoryJson(inventory: Inventory): string {
  // JSON leaves the control characters above ASCII as they are, and a terminal obeys them.
  return `${JSON.stringify(inventory, null, 2).replace(/[\u007f-\u009f]/g, showControls)}\n`;
}
