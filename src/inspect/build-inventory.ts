import type { App } from '../model/app';
import type { ResolvedDecision } from '../model/decision';
import { getText } from '../model/json';
import type { Packages } from '../model/packages';
import { placeOf } from '../model/place';
import type { Support } from '../model/support-status';
import type { CallGraph } from '../references/call-graph';
import { describeVerdict } from '../report/describe-verdict';
import type { Reference } from '../model/reference';
import { listSecrets } from '../report/list-secrets';
import { secretCommands } from '../report/secret-commands';
import { countComponents } from './count-components';
import { describeApp } from './describe-app';
import { inventoryFormatVersion, type Inventory, type InventorySecret } from './inventory';
import { listAddresses } from './list-addresses';
import { listDecisions } from './list-decisions';
import { listDependencies } from './list-dependencies';
import { listFunctions } from './list-functions';

/** What an inventory is built from. */
export interface InventoryParts extends Pick<Inventory, 'tool' | 'input' | 'findings'> {
  /** The app as it was read: what is counted. */
  readonly read: App;
  /** How its version was recognised. */
  readonly because: string;
  /** The same app in the current version, with the services that it had. */
  readonly migrated: App;
  /** The references of that app. */
  readonly references: readonly Reference[];
  readonly graph: CallGraph;
  readonly support: Support;
  readonly packages: Packages;
  readonly decisions: readonly ResolvedDecision[];
}

function describeSecrets({ migrated, references, support }: InventoryParts): InventorySecret[] {
  const appId = getText(migrated.link, 'client_app_id');
  return listSecrets(references.filter(({ kind }) => kind === 'secret')).map((secret) => {
    // The services are not carried, and with them go their secrets; where nothing runs, nothing is to be pushed.
    const isNeeded = support.anythingRuns && secret.usedBy.some(({ component }) => component !== 'services');
    const [create] = isNeeded ? secretCommands([secret.name], appId) : [];
    return { ...secret, ...(create && { create }) };
  });
}

/** Puts together what is in an app. */
export function buildInventory(parts: InventoryParts): Inventory {
  const { tool, input, read, migrated, because, references, findings, decisions, packages } = parts;
  const app = describeApp(read, migrated, because);
  const dependencies = listDependencies(packages);
  return {
    formatVersion: inventoryFormatVersion,
    tool,
    input,
    app,
    components: countComponents(read),
    verdict: describeVerdict(parts.support, { supportedOnly: false }),
    life: parts.support.entries,
    functions: listFunctions(migrated, parts.graph, parts.support),
    references: references.map(({ component, by, kind, name, at }) => {
      const place = placeOf(at);
      return { component, by, kind, name, ...(place && { place }) };
    }),
    secrets: describeSecrets(parts),
    addresses: listAddresses({ read, migrated, appId: app.appId, decisions }),
    ...(dependencies && { dependencies }),
    findings,
    decisions: listDecisions(decisions),
  };
}
