import { html, type Html } from './html';
import type { Flow } from './list-flows';

/** A flow as it is drawn: from `start` on the left to `end` on the right, each measured from the top. */
interface Band {
  readonly flow: Flow;
  readonly thickness: number;
  /** Where the folder begins that it comes from. */
  origin: number;
  start: number;
  end: number;
}

/** A folder on one side of the picture. */
interface Stop {
  readonly name: string | undefined;
  readonly bands: Band[];
  files: number;
  top: number;
  height: number;
}

const width = 860;
const labelWidth = 190;
const barWidth = 8;
const rightBar = width - labelWidth - barWidth;
const fullHeight = 340;
const gap = 10;
// A label needs as much, whatever its bar has.
const leastStep = 22;
const leastBand = 1.5;

function listStops(bands: readonly Band[], side: 'from' | 'to'): Stop[] {
  const stops = new Map<string | undefined, Stop>();
  for (const band of bands) {
    const name = band.flow[side];
    const stop = stops.get(name) ?? { name, bands: [], files: 0, top: 0, height: 0 };
    stops.set(name, stop);
    stop.bands.push(band);
    stop.files += band.flow.files;
  }
  return [...stops.values()];
}

/** Gives each stop its place from the top down; what has no folder comes last. */
function stack(stops: Stop[]): number {
  stops.sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined));
  let top = 0;
  for (const stop of stops) {
    stop.height = stop.bands.reduce((sum, band) => sum + band.thickness, 0);
    stop.top = top + Math.max(0, (leastStep - stop.height) / 2);
    top += Math.max(leastStep, stop.height) + gap;
  }
  return top;
}

const round = (value: number): string => value.toFixed(1);

function renderStop(stop: Stop, x: number, labelX: number, anchor: 'start' | 'end', none: string): Html {
  const middle = round(stop.top + stop.height / 2);
  return html`<rect
      class="stop"
      x="${x}"
      y="${round(stop.top)}"
      width="${barWidth}"
      height="${round(stop.height)}"
    /><text x="${labelX}" y="${middle}" dy="0.35em" text-anchor="${anchor}"
      >${shorten(stop.name ?? none)} <tspan class="files">${stop.files}</tspan></text
    >`;
}

const shorten = (name: string): string => (name.length > 22 ? `${name.slice(0, 21)}…` : name);

const kindOf = ({ from, to }: Flow): string =>
  to === undefined ? 'lost' : from === undefined ? 'made' : from === to ? 'stays' : 'moves';

function renderBand({ flow, thickness: band, start, end }: Band): Html {
  const [x0, x1] = [labelWidth + barWidth, rightBar];
  const bend = (x0 + x1) / 2;
  const path = [
    `M${x0} ${round(start)}C${bend} ${round(start)} ${bend} ${round(end)} ${x1} ${round(end)}`,
    `V${round(end + band)}C${bend} ${round(end + band)} ${bend} ${round(start + band)} ${x0} ${round(start + band)}Z`,
  ];
  const title = `${flow.from ?? 'made by the migration'} to ${flow.to ?? 'not carried over'}: ${flow.files}`;
  return html`<path class="band ${kindOf(flow)}" d="${path.join('')}"><title>${title}</title></path>`;
}

/** Draws flows as bands from folders on the left to folders on the right, as wide as there are files. */
export function drawFlows(flows: readonly Flow[]): Html {
  const total = flows.reduce((sum, { files }) => sum + files, 0);
  const bands = flows.map((flow): Band => {
    const thickness = Math.max(leastBand, (flow.files / total) * fullHeight);
    return { flow, thickness, origin: 0, start: 0, end: 0 };
  });
  const left = listStops(bands, 'from');
  const leftHeight = stack(left);
  for (const stop of left) for (const band of stop.bands) band.origin = stop.top;
  const right = listStops(bands, 'to');
  // Bands cross less when a folder stands about where its files come from.
  const meanOrigin = ({ bands: own, files }: Stop): number =>
    own.reduce((sum, { origin, flow }) => sum + origin * flow.files, 0) / files;
  right.sort((a, b) => meanOrigin(a) - meanOrigin(b));
  const height = Math.max(leftHeight, stack(right)) - gap;

  for (const stop of right) {
    let y = stop.top;
    for (const band of stop.bands.toSorted((a, b) => a.origin - b.origin)) {
      band.end = y;
      y += band.thickness;
    }
  }
  const drawn = left.flatMap((stop) => {
    let y = stop.top;
    return stop.bands
      .toSorted((a, b) => a.end - b.end)
      .map((band) => {
        band.start = y;
        y += band.thickness;
        return renderBand(band);
      });
  });
  const largest = flows.toSorted((a, b) => b.files - a.files).slice(0, 3);
  const told = largest.map(
    ({ from, to, files }) => `${files} from ${from ?? 'nowhere'} to ${to ?? 'nowhere'}`,
  );
  return html`<svg
    class="flows"
    viewBox="0 -4 ${width} ${Math.ceil(height) + 8}"
    role="img"
    aria-labelledby="flows-name flows-text"
  >
    <title id="flows-name">Folders of the old tree and of the new</title>
    <desc id="flows-text">The largest flows of files: ${told.join('; ')}. The table below has all.</desc>
    ${drawn}${left.map((stop) => renderStop(stop, labelWidth, labelWidth - 8, 'end', 'made by the migration'))}${right.map((stop) => renderStop(stop, rightBar, rightBar + barWidth + 8, 'start', 'not carried over'))}
  </svg>`;
}
