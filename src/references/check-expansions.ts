import type { App } from '../model/app';
import { environmentOf } from '../model/environment-of';
import type { FindingInput } from '../model/finding';
import { getObject } from '../model/json';
import { nearestName } from '../model/nearest-name';
import { findExpansions } from './find-expansions';
import { groupFacts } from './group-facts';

const ofEnvironment = /^%%environment\.values\.(.+)$/;
// What people write for it: one percent sign, another number, another word order.
const meantSo = /^%{0,2}environments?(?:\.values?)?\.(.+)$/i;

type Values = ReadonlyMap<string, ReadonlySet<string>>;

function valuesOf({ environments }: App): Values {
  return new Map(
    environments.map(({ name, document }) => [
      name,
      new Set(getObject(document, 'values')?.members.map(({ key }) => key)),
    ]),
  );
}

/** The first key of a path: a value that is an object is reached into. */
const firstKey = (path: string): string => path.split('.', 1)[0] ?? path;

function checkMissing(
  name: string,
  known: readonly string[],
): { readonly says: string; readonly action: string } {
  const near = known.find((each) => each.toLowerCase() === name.toLowerCase()) ?? nearestName(name, known);
  return {
    says: near === undefined ? '' : `; the nearest that is there is ${near}`,
    action:
      near === undefined
        ? `Add ${name} to the files in environments/.`
        : `Write ${near}, or add ${name} to the files in environments/.`,
  };
}

/** Which environments lack a value that others have. Those that have no values at all are not in use. */
function checkSpread(
  name: string,
  values: Values,
  own: string | undefined,
): { readonly says: string; readonly isOwn: boolean } | undefined {
  const isOwn = own !== undefined && values.get(own)?.has(name) !== true;
  const lacking = isOwn
    ? [own]
    : [...values].flatMap(([each, keys]) => (keys.size > 0 && !keys.has(name) ? [each] : []));
  if (lacking.length === 0) return undefined;
  return {
    says: isOwn
      ? `which the environment of the app, ${own}, does not have`
      : `which some environments do not have: ${lacking.join(', ')}`,
    isOwn,
  };
}

/**
 * Checks that the environments have the values that the configuration takes from them by `%(%%environment.values.NAME)`:
 * App Services docs, "Template Expansions". A name is told once, at its first place.
 */
export function checkExpansions(app: App): FindingInput[] {
  const values = valuesOf(app);
  const known = [...new Set([...values.values()].flatMap((keys) => [...keys]))];
  const set = environmentOf(app.settings);
  const own = set?.includes('%(') ? undefined : set;
  return groupFacts(findExpansions(app), ({ inside }) => inside).flatMap(
    ({ first, count }): FindingInput[] => {
      const { inside, component, by, at } = first;
      const common = { component, subject: by, at };
      const path = ofEnvironment.exec(inside)?.[1];
      if (path === undefined) {
        const meant = /^%%environment\.(?:tag|values)$/.test(inside) ? undefined : meantSo.exec(inside)?.[1];
        if (meant === undefined) return [];
        return [
          {
            ...common,
            code: 'expansion/unknown-value',
            message: `%(${inside}) is no expansion that App Services knows.`,
            action: `Write %(%%environment.values.${meant}).`,
          },
        ];
      }
      const name = firstKey(path);
      const where = count > 1 ? ` in ${count} places` : '';
      if (!known.includes(path) && !known.includes(name)) {
        const { says, action } = checkMissing(name, known);
        return [
          {
            ...common,
            code: 'expansion/unknown-value',
            message: `It takes the value ${name} of the environment${where}, which no environment has${says}.`,
            action,
          },
        ];
      }
      const spread = checkSpread(known.includes(path) ? path : name, values, own);
      if (!spread) return [];
      return [
        {
          ...common,
          code: 'expansion/not-everywhere',
          ...(!spread.isOwn && { severity: 'info' as const }),
          message: `It takes the value ${name} of the environment${where}, ${spread.says}.`,
          ...(spread.isOwn && own !== undefined && { action: `Add ${name} to environments/${own}.json.` }),
        },
      ];
    },
  );
}
