import { isConfigurationCopy } from '../../../src/model/configuration-copy';
import { isCredentialFile } from '../../../src/model/credential-file';
import { isSecretFile } from '../../../src/model/secret-file';

test.each([
  ...['secrets.json', 'Secrets.json', 'SECRETS.JSON', 'secret.json', 'functions/secrets.json', 'secrets'],
  ...[
    'secrets.json.bak',
    'secrets.json~',
    'secrets.bak.json',
    'secrets (1).json',
    'secrets copy.json',
    'a/.secrets.json.swp',
  ],
  ...['Copy of secrets.json', 'secrets-old.json', 'secret_2021.json', '#secrets.json#', 'secrets.yaml'],
])('%s is a file of secrets', (path) => {
  expect(isSecretFile(path)).toBe(true);
});

test.each([
  ...['functions/secrets.js', 'functions/secretSanta.js', 'values/secretary.json', 'values/topSecret.json'],
  ...['secrets.json/a.txt', 'functions/secret.ts', 'hosting/files/secrets.html'],
])('%s is none', (path) => {
  expect(isSecretFile(path)).toBe(false);
});

test.each([
  ...[
    'config.json.bak',
    'config.json~',
    'config.json.old',
    'a/config.json.orig',
    'config.json.1',
    '.config.json.swp',
  ],
  ...[
    'config.old.json',
    'config.bak.json',
    'config-backup.json',
    'config_old.json',
    'config copy.json',
    'config copy 2.json',
  ],
  ...[
    'config (1).json',
    'Copy of config.json',
    'rules.json.save',
    'config.json.2021-05-03',
    'config.json.BAK',
  ],
])('%s is a copy of a configuration', (path) => {
  expect(isConfigurationCopy(path)).toBe(true);
});

test.each([
  'config.json',
  'household.json',
  'values/copy.json',
  'a.old/config.json',
  'bold.json',
  'notes.bak',
  'source.js.bak',
])('%s is none', (path) => {
  expect(isConfigurationCopy(path)).toBe(false);
});

test.each([
  ...[
    '.env',
    'functions/.env.local',
    'prod.env',
    '.npmrc',
    '.yarnrc.yml',
    '.netrc',
    'functions/server.pem',
    'id_rsa',
  ],
  ...[
    'id_ed25519',
    'AuthKey.p8',
    'service-account.json',
    'serviceAccountKey.json',
    'shop-firebase-adminsdk-x1.json',
  ],
  ...[
    'my-project-1a2b3c4d5e6f.json',
    'credentials.json',
    '.aws/credentials',
    'google-credentials.json',
    'client_secret_1.json',
  ],
])('%s is a file that tools keep credentials in', (path) => {
  expect(isCredentialFile(`hosting/files/${path}`)).toBe(true);
});

test.each([
  '.env.example',
  'environment.json',
  'id_rsa.pub',
  'monkey.js',
  'keys.json',
  'accounts.json',
  'main-1a2b3c4d5e6f.js',
  'credentials.js',
])('%s is none', (path) => {
  expect(isCredentialFile(`functions/${path}`)).toBe(false);
});
