import type { App } from '../model/app';
import type { ResolvedDecision } from '../model/decision';
import { getText, type Json } from '../model/json';
import { placeOf } from '../model/place';
import type { Reference } from '../references/collect-references';
import { listSecrets } from '../report/list-secrets';
import { secretCommands } from '../report/secret-commands';
import { countComponents } from './count-components';
import { describeApp } from './describe-app';
import { inventoryFormatVersion, type Inventory, type InventorySecret } from './inventory';
import { listAddresses } from './list-addresses';
import { listDecisions } from './list-decisions';
import { listDependencies } from './list-dependencies';
import { listFunctions } from './list-functions';
import { listLife } from './list-life';

/** What an inventory is built from. */
export interface InventoryParts extends Pick<Inventory, 'tool' | 'input' | 'findings'> {
  /** The app as it was read: what is counted. */
  readonly read: App;
  /** How its version was recognised. */
  readonly because: string;
  /** The same app in the current version, with the services that it had. */
  readonly migrated: App;
  /** The references of the migrated app. */
  readonly references: readonly Reference[];
  readonly decisions: readonly ResolvedDecision[];
  /** The content of functions/package.json, when it could be read. */
  readonly packageJson?: Json;
}

function describeSecrets({ migrated, references }: InventoryParts): InventorySecret[] {
  const appId = getText(migrated.link, 'client_app_id');
  return listSecrets(references.filter(({ kind }) => kind === 'secret')).map((secret) => {
    // The services are not carried, and with them go their secrets.
    const isNeeded = secret.usedBy.some(({ component }) => component !== 'services');
    const [create] = isNeeded ? secretCommands([secret.name], appId) : [];
    return { ...secret, ...(create && { create }) };
  });
}

/** Puts together what is in an app. */
export function buildInventory(parts: InventoryParts): Inventory {
  const { tool, input, read, migrated, because, references, findings, decisions, packageJson } = parts;
  const app = describeApp(read, migrated, because);
  const functions = listFunctions(migrated, references);
  const dependencies = listDependencies(read.functionFiles, packageJson);
  return {
    formatVersion: inventoryFormatVersion,
    tool,
    input,
    app,
    components: countComponents(read),
    life: listLife(migrated, functions),
    functions,
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
