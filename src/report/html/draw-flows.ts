import { html, type Html } from './html';
import type { Flow } from './list-flows';

/** A folder on one side of the picture. */
interface Stop {
  readonly name: string | undefined;
  readonly flows: Flow[];
  files: number;
  top: number;
  height: number;
}

const width = 860;
const labelWidth = 190;
const barWidth = 8;
const fullHeight = 340;
const gap = 10;
// A label needs as much, whatever its bar has.
const leastStep = 22;
const leastBand = 1.5;

function listStops(flows: readonly Flow[], side: 'from' | 'to'): Stop[] {
  const stops = new Map<string | undefined, Stop>();
  for (const flow of flows) {
    const name = flow[side];
    const stop = stops.get(name) ?? { name, flows: [], files: 0, top: 0, height: 0 };
    stops.set(name, stop);
    stop.flows.push(flow);
    stop.files += flow.files;
  }
  return [...stops.values()];
}

/** Gives each stop its place from the top down; what has no folder comes last. */
function stack(stops: Stop[], bandOf: (flow: Flow) => number): number {
  stops.sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined));
  let top = 0;
  for (const stop of stops) {
    stop.height = stop.flows.reduce((sum, flow) => sum + bandOf(flow), 0);
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

/** Draws flows as bands from folders on the left to folders on the right, as wide as there are files. */
export function drawFlows(flows: readonly Flow[]): Html {
  const total = flows.reduce((sum, { files }) => sum + files, 0);
  const bandOf = ({ files }: Flow): number => Math.max(leastBand, (files / total) * fullHeight);
  const left = listStops(flows, 'from');
  const leftHeight = stack(left, bandOf);
  const right = listStops(flows, 'to');
  // Bands cross less when a folder stands about where its files come from.
  const topOf = new Map(left.flatMap((stop) => stop.flows.map((flow) => [flow, stop.top] as const)));
  const meanTop = ({ flows: own, files }: Stop): number =>
    own.reduce((sum, flow) => sum + topOf.get(flow)! * flow.files, 0) / files;
  right.sort((a, b) => meanTop(a) - meanTop(b));
  const height = Math.max(leftHeight, stack(right, bandOf)) - gap;

  const ends = new Map<Flow, number>();
  for (const stop of right) {
    let y = stop.top;
    for (const flow of stop.flows.toSorted((a, b) => topOf.get(a)! - topOf.get(b)!)) {
      ends.set(flow, y);
      y += bandOf(flow);
    }
  }
  const [x0, x1] = [labelWidth + barWidth, width - labelWidth - barWidth];
  const bend = (x0 + x1) / 2;
  const bands = left.flatMap((stop) => {
    let y = stop.top;
    return stop.flows
      .toSorted((a, b) => ends.get(a)! - ends.get(b)!)
      .map((flow) => {
        const [start, end, band] = [y, ends.get(flow)!, bandOf(flow)];
        y += band;
        const path = [
          `M${x0} ${round(start)}C${bend} ${round(start)} ${bend} ${round(end)} ${x1} ${round(end)}`,
          `V${round(end + band)}C${bend} ${round(end + band)} ${bend} ${round(start + band)} ${x0} ${round(start + band)}Z`,
        ];
        const title = `${flow.from ?? 'made by the migration'} to ${flow.to ?? 'not carried over'}: ${flow.files}`;
        return html`<path class="band ${kindOf(flow)}" d="${path.join('')}"><title>${title}</title></path>`;
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
    ${bands}${left.map((stop) => renderStop(stop, labelWidth, labelWidth - 8, 'end', 'made by the migration'))}${right.map((stop) => renderStop(stop, x1, x1 + barWidth + 8, 'start', 'not carried over'))}
  </svg>`;
}
