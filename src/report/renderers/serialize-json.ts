import { showControls } from './show-controls';

/** A value as indented JSON that is safe to show: JSON leaves control characters above ASCII as they are, and a terminal obeys them. */
export function serializeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/g, showControls)}\n`;
}
