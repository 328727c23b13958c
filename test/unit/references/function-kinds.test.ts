import { join } from 'node:path';
import { openApp } from '../../../src/reader/open-app';
import { functionKinds } from '../../../src/references/function-kinds';
import { referencesOf } from '../../../src/plan/examine-app';
import { readSources } from '../../../src/plan/read-sources';
import { migrateRead } from '../../support/run-stages';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

function kindsIn(folder: string): Record<string, string[]> {
  const { app } = migrateRead(openApp(folder, { answers: new Map(), skipBroken: false })).migrated;
  const kinds = functionKinds(app, referencesOf(app, readSources(app)));
  return Object.fromEntries([...kinds].map(([name, set]) => [name, [...set]]));
}

test('the functions of the example app are what its configuration and its sources call', () => {
  expect(kindsIn(join(__dirname, '../../../docs/example-app'))).toEqual({
    onOrderPlaced: ['database-trigger'],
    restockReport: ['scheduled-trigger'],
    onSignUp: ['authentication-trigger'],
    resetPassword: ['password-reset'],
    topProducts: ['resolver'],
    partners_delivered: ['webhook'],
    partners_stock: ['webhook'],
    formatPrice: ['function'],
    sendSms: ['function'],
  });
});

test('every other caller has its kind, and a function may have several', () => {
  const tree: Tree = {
    'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
    '.mdb/meta.json': { config_version: 20230101 },
    'auth/providers.json': {
      'local-userpass': {
        name: 'local-userpass',
        type: 'local-userpass',
        config: {
          runConfirmationFunction: true,
          confirmationFunctionName: 'confirm',
          runResetFunction: true,
          resetFunctionName: 'reset',
        },
        disabled: false,
      },
      'custom-function': {
        name: 'custom-function',
        type: 'custom-function',
        config: { authFunctionName: 'login' },
        disabled: false,
      },
    },
    'auth/custom_user_data.json': { enabled: false, on_user_creation_function_name: 'create' },
    'log_forwarders/l.json': { name: 'l', log_types: [], action: { type: 'function', name: 'log' } },
    'https_endpoints/config.json': [
      { route: '/a', http_method: 'GET', function_name: 'shared', validation_method: 'NO_VALIDATION' },
    ],
    'functions/config.json': [
      {
        name: 'shared',
        private: false,
        can_evaluate: { '%%true': { '%function': { name: 'may', arguments: [] } } },
      },
    ],
    'functions/shared.js': 'exports = () => context.functions.execute("shared");\n',
  };
  expect(kindsIn(writeTree(temporaryFolder(), tree))).toEqual({
    confirm: ['confirmation'],
    reset: ['password-reset'],
    login: ['authentication'],
    create: ['user-creation'],
    log: ['log-forwarder'],
    may: ['expression'],
    shared: ['endpoint', 'function'],
  });
});
