import { placeInSource, type AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import { groupFacts, sayTimes } from './group-facts';

function checkHosts(source: AppSource): FindingInput[] {
  return groupFacts(source.facts?.hosts ?? [], ({ host }) => host).map(({ first, count }) => {
    const { host, isPartlyAlive, position } = first;
    return {
      code: 'source/old-host',
      component: source.component,
      subject: source.name,
      at: placeInSource(source, position),
      message: isPartlyAlive
        ? `It names the host ${host}${sayTimes(count)}; of what answered there, only the Admin API did not end on 2025-09-30.`
        : `It names the host ${host}${sayTimes(count)}; what answered there ended on 2025-09-30.`,
      action: 'Call what takes its place, or take the call out.',
    };
  });
}

function checkCredentials(source: AppSource): FindingInput[] {
  return (source.facts?.credentials ?? []).map(({ kind, masked, position }) => ({
    code: 'source/secret-in-plain-text',
    component: source.component,
    subject: source.name,
    at: placeInSource(source, position),
    message: `It holds what looks like ${kind}, in plain text (${masked}).`,
    action:
      'Replace the credential, as whoever could read the folder knows it; keep the new one in a secret, and read it by context.values.get from a value that refers to the secret.',
  }));
}

/** Checks the texts in sources: for hosts of the old platform, and for credentials. No credential is shown. */
export function checkSourceTexts(sources: readonly AppSource[]): FindingInput[] {
  return sources.flatMap((source) => [...checkHosts(source), ...checkCredentials(source)]);
}
