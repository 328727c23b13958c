import type { App } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { renameMember, withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { isProviderRegion, providerRegions } from '../../src/model/provider-regions';
import { reason } from '../../src/model/reason';
import { withoutEmptySettings } from '../shared/empty-settings';
import { moveSections } from '../20210101/settings';
import { globalRegions, regionsOf } from './regions';

const versionInLink = reason(
  'The root file carries no version any more; .mdb/meta.json does.',
  'exporter/20230101',
);
const regionCounts = reason(
  'The location is not exported any more; provider_region says the same more exactly.',
  'exporter/20230101',
);
const regionOfLocation = reason('The location became a provider region.', 'docs/regions');
const regionChosen = reason('The provider region was decided.', 'docs/regions');
const modelChosen = reason('The deployment model was decided.', 'docs/regions');
const emptyRegion = reason('An empty provider region says nothing.', 'exporter/20230101');
const nameChosen = reason('The name was decided.', 'docs/config');

/** What a name may be: the Admin API's rule. */
const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

type WithDefault = Decision & { readonly default: string };

function regionDecision(
  why: string,
  candidates: readonly [string, ...string[]],
  at: Json | undefined,
): WithDefault {
  const [first] = candidates;
  return {
    id: 'provider-region',
    kind: 'provider-region',
    subject: 'app settings',
    question: 'In which cloud provider and region is the app deployed?',
    why,
    choices: [...candidates, ...providerRegions.filter((region) => !candidates.includes(region))].map(
      (value) => ({
        value,
        leadsTo: value === first ? `${value}, what most apps with this location had` : value,
      }),
    ),
    default: first,
    ...(at && { place: placeOf(at) }),
  };
}

function regionFromLocation(location: Json, isGlobal: boolean, context: Context): Json {
  const text = getText(location) ?? '';
  // One example of the vendor's docs has a provider region here.
  if (isProviderRegion(text)) return location;
  const candidates = regionsOf(text);
  if (!candidates) {
    const why = `The location ${JSON.stringify(text)} is none that App Services ever had.`;
    const answer = context.decide(regionDecision(why, ['aws-us-east-1'], location));
    return rewritten(location, answer, regionChosen);
  }
  const [first, ...others] = candidates;
  const why = `A location alone was written before any had a second region, and ${text} stood for ${first} then.`;
  const answer = context.answerTo(regionDecision(why, candidates, location));
  if (answer !== undefined) {
    compareWithLocation(location, answer, context);
    return rewritten(location, answer, regionChosen);
  }
  if (others.length > 0 && !(isGlobal && globalRegions.includes(first)))
    context.report({
      code: 'settings/region-of-location',
      component: 'settings',
      subject: 'location',
      at: location,
      message: `${why} Later apps with this location could also be in ${others.join(' or ')}.`,
    });
  return rewritten(location, first, regionOfLocation);
}

/**
 * Says that a region is none of those that its location stands for. Google's regions have no location of their own: apps
 * in them were exported with that of a neighbour, such as US-VA with gcp-us-east4.
 */
function compareWithLocation(location: Json, region: string, context: Context): void {
  const text = getText(location) ?? '';
  const possible = regionsOf(text);
  if (!possible || possible.includes(region) || region.startsWith('gcp-')) return;
  context.report({
    code: 'settings/region-elsewhere',
    component: 'settings',
    subject: 'location',
    at: location,
    message: `The provider region ${region} is not where the location ${text} is, which stands for ${possible.join(' or ')}. The provider region counts.`,
    action: 'Check where the app is deployed: the Atlas UI shows it.',
  });
}

function placeRegion(document: JsonObject, isGlobal: boolean, context: Context): JsonObject {
  const location = get(document, 'location');
  const region = get(document, 'provider_region');
  if (region && getText(region) === '') {
    context.drop(region, emptyRegion);
    return placeRegion(withoutMembers(document, 'provider_region'), isGlobal, context);
  }
  if (region) {
    if (location) {
      context.drop(location, regionCounts);
      compareWithLocation(location, getText(region) ?? '', context);
    }
    return withoutMembers(document, 'location');
  }
  if (location)
    return withMember(
      renameMember(document, 'location', 'provider_region'),
      'provider_region',
      regionFromLocation(location, isGlobal, context),
    );
  const decision = regionDecision(
    'The root file has neither location nor provider_region.',
    ['aws-us-east-1'],
    undefined,
  );
  return withMember(document, 'provider_region', added(context.decide(decision), regionChosen));
}

/** Whether a GLOBAL app can be where the root file says. */
function mayBeGlobal(document: JsonObject): boolean {
  const region = getText(document, 'provider_region') || regionsOf(getText(document, 'location') ?? '')?.[0];
  return region === undefined || globalRegions.includes(region);
}

function nameModel(document: JsonObject, context: Context): JsonObject {
  const empty = get(document, 'deployment_model');
  if (getText(empty)) return document;
  const answer = context.decide({
    id: 'deployment-model',
    kind: 'deployment-model',
    subject: 'app settings',
    question: 'Is the app deployed globally, or in one region?',
    why: 'The root file has no deployment_model: apps of before 2021 were GLOBAL, later ones LOCAL.',
    choices: [
      { value: 'GLOBAL', leadsTo: 'the app answers from several regions and writes in one' },
      { value: 'LOCAL', leadsTo: 'the app is deployed in its region alone' },
    ],
    default: mayBeGlobal(document) ? 'GLOBAL' : 'LOCAL',
    ...(empty && { place: placeOf(empty) }),
  });
  const model = empty ? rewritten(empty, answer, modelChosen) : added(answer, modelChosen);
  return withMember(document, 'deployment_model', model);
}

function checkModel(document: JsonObject, context: Context): JsonObject {
  const model = get(document, 'deployment_model');
  const region = getText(document, 'provider_region') ?? '';
  if (!model || getText(model) !== 'GLOBAL' || globalRegions.includes(region)) return document;
  const decision: WithDefault = {
    id: 'deployment-model',
    kind: 'deployment-model',
    subject: 'app settings',
    question: `The app is GLOBAL, but ${region} takes LOCAL apps only. Which model is meant?`,
    why: `Only ${globalRegions.join(', ')} take GLOBAL apps.`,
    choices: [
      { value: 'LOCAL', leadsTo: `the app is deployed in ${region} alone` },
      { value: 'GLOBAL', leadsTo: 'the app stays GLOBAL; a push will refuse the region' },
    ],
    default: 'LOCAL',
    place: placeOf(model),
  };
  const answer = context.decide(decision);
  return answer === 'GLOBAL'
    ? document
    : withMember(document, 'deployment_model', rewritten(model, answer, modelChosen));
}

const asName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 32)
    .replace(/[-_]+$/, '');

/** The nearest to what the app was called that makes a valid name, and what it is made from. */
function suggestName({ settings, folderName }: App): { readonly name: string; readonly from: string } {
  const fromId = (getText(settings, 'app_id') ?? '').replace(/-[a-z0-9]{5,7}$/, '');
  const sources = [
    { name: asName(getText(settings, 'name') ?? ''), from: 'made from the old name' },
    { name: asName(fromId), from: 'made from the app id' },
    { name: asName(folderName), from: "made from the folder's name" },
  ];
  return sources.find(({ name }) => name !== '') ?? { name: 'app', from: 'a name that is valid' };
}

function checkName(document: JsonObject, app: App, context: Context): JsonObject {
  const name = get(document, 'name');
  const text = getText(name) ?? '';
  if (text && namePattern.test(text)) return document;
  const suggested = suggestName(app);
  const answer = context.decide({
    id: 'name',
    kind: 'name',
    subject: 'app settings',
    question: "What is the new app's name?",
    why: text
      ? `${JSON.stringify(text)} is no name that App Services accepts.`
      : 'The root file has no name.',
    choices: [{ value: suggested.name, leadsTo: suggested.from }],
    text: { pattern: namePattern, hint: 'A letter, then letters, digits, - and _, 32 at most.' },
    default: suggested.name,
    ...(name && { place: placeOf(name) }),
  });
  return withMember(document, 'name', name ? rewritten(name, answer, nameChosen) : added(answer, nameChosen));
}

/** The root file: provider region instead of location, no version, no id. */
export const settings: Transform = {
  name: 'settings',
  summary: 'realm_config.json becomes root_config.json; location becomes provider_region; the version goes',
  apply(given, context) {
    // A root file that was kept while its folder moved on still has the sections of before.
    const app = moveSections(given, context);
    let document = app.settings;
    const version = get(document, 'config_version');
    if (version) context.drop(version, versionInLink);
    document = withoutMembers(document, 'config_version');
    document = nameModel(withoutEmptySettings(document, context), context);
    document = placeRegion(document, getText(document, 'deployment_model') === 'GLOBAL', context);
    document = checkModel(checkName(document, app, context), context);
    return { ...app, settings: document };
  },
};
