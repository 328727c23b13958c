import { code, shell, table } from './markdown';
import { oldPaths } from './old-addresses';
import { listVariables, nameOfEntry, type ProjectFacts } from './project-facts';
import { whyNotServed } from './project';
import type { Entry } from './runtime/types';

const validations: Readonly<Record<Entry['validation'], string>> = {
  none: '',
  secret: 'a secret in the query',
  signature: 'a signature',
};

const auths: Readonly<Record<Entry['auth'], string>> = {
  system: '',
  open: 'everybody, though the app asked for a user',
  refuse: '',
  'shared-key': 'a key in the header apiKey',
  'custom-jwt': 'a token',
  hook: 'what auth.js demands',
};

function demandOf(entry: Entry): string {
  const why = whyNotServed(entry);
  if (why) return `not served: ${why}`;
  const demands = [validations[entry.validation], auths[entry.auth]].filter(Boolean);
  return demands.join(', ') || 'nothing';
}

function describeEntries({ entries, facts }: ProjectFacts): string[] {
  const isWebhook = entries.some(({ kind }) => kind === 'webhook');
  return [
    '## Endpoints',
    '',
    table(
      ['Request', 'Function', 'Handler', 'Demands'],
      entries.map((entry) => [
        code(nameOfEntry(entry)),
        code(entry.function),
        code(entry.name),
        demandOf(entry),
      ]),
    ),
    '',
    `${code('api')} answers all of them; each handler answers one, under any path, and can be a service of its own.`,
    '',
    `Callers change the host only: the paths that they had on App Services are answered as well.`,
    '',
    table(
      ['Before', 'Now'],
      entries.flatMap((entry) =>
        oldPaths(entry, facts.client_app_id).map((path) => [code(path), code(entry.route)]),
      ),
    ),
    ...(isWebhook
      ? [
          '',
          `Webhooks were at ${code('https://webhooks.mongodb-realm.com')} and ${code('https://webhooks.mongodb-stitch.com')}.`,
        ]
      : []),
  ];
}

function describeVariables(project: ProjectFacts): string[] {
  const variables = listVariables(project);
  return [
    '## Secrets and variables',
    '',
    ...(variables.length > 0
      ? [
          table(
            ['Variable', 'What it is'],
            variables.map(({ name, what }) => [code(name), what]),
          ),
          '',
        ]
      : ['The service needs none.', '']),
    `Nothing of them is in this folder. ${code('deploy.md')} has the commands that create them, and ${code('.env.example')} lists the variables that change how the service answers.`,
  ];
}

function describeDatabase({ facts }: ProjectFacts): string[] {
  const uris = Object.values(facts.services).flatMap((service) =>
    service.kind === 'mongodb' ? [service.uri] : [],
  );
  const [uri = 'MONGODB_URI'] = uris;
  return [
    '## The database',
    '',
    `${code(uri)} is a connection string of MongoDB Atlas, or of any other MongoDB from 4.4 on. Give its user no more than the functions need: the rules, roles and schemas of the app are gone, and whatever the user may do, a function may do.`,
    '',
    'Atlas must admit the addresses of the service in its network access.',
  ];
}

const lost = [
  'The host names of App Services. The paths are answered.',
  'Users of the app, their sessions and their custom data. Who may call what asked for a user is decided above.',
  'Rules, roles, filters and schemas: functions reach the database with the rights of one user.',
  'The logs of App Services, and the links to them in answers of errors.',
  `The types of numbers that come from the database, in answers as JSON; ${'`PRESERVE_NUMBER_TYPES`'} turns it on and off for EJSON.`,
  'Triggers stay in Atlas, and functions that both need are in both.',
];

/** README.md of the project. */
export function writeReadme(project: ProjectFacts): string {
  const { service, facts, entries } = project;
  const [first] = entries.filter(({ method, validation }) => method === 'GET' && validation === 'none');
  const path = first?.route ?? entries[0]?.route ?? '/';
  return [
    `# ${service}`,
    '',
    `The HTTPS endpoints and webhooks of the App Services app ${code(facts.name)}, as a project of functions for Cloud Run. It answers the same requests under the same paths with the same answers. ${code('migrate-functions cloud-run')} wrote it; it needs neither that nor App Services to run.`,
    '',
    '## Trying it out',
    '',
    shell([
      'npm install',
      'npm test',
      'cp .env.example .env        # fill it in',
      'set -a; . ./.env; set +a',
      'npm start                   # in another shell:',
      `curl -i 'http://localhost:8080${path.replaceAll("'", "'\\''")}'`,
    ]),
    '',
    `${code('npm install')} writes the lock file, which belongs into your repository. ${code('deploy.md')} puts the project on Cloud Run.`,
    '',
    ...describeEntries(project),
    '',
    ...describeVariables(project),
    '',
    ...describeDatabase(project),
    '',
    '## What is where',
    '',
    `- ${code('functions/')} has the sources of the app, unchanged between a line before and a line behind them. They are evaluated anew for each call, so that nothing is kept between requests.`,
    `- ${code('app/')} says what is answered, by which function, and what is demanded of callers.`,
    `- ${code('auth.js')} lets callers in where ${code('auth')} is ${code('hook')} in ${code('app/routes.json')}. As it is written, it lets nobody in.`,
    `- ${code('runtime/')} gives functions what App Services gave them. ${code('migrate-functions cloud-run --runtime-only --out .')}, run from the folder above with its name, brings a newer one.`,
    '',
    '## What cannot be kept',
    '',
    ...lost.map((line) => `- ${line}`),
    '',
    '## Elsewhere than on Cloud Run',
    '',
    `The handlers are plain functions of request and response, so that the project runs wherever Node.js runs: by ${code('npm start')} in a container, or with a server of your own:`,
    '',
    ['```js', "require('node:http').createServer(require('./index').api).listen(8080);", '```'].join('\n'),
    '',
  ].join('\n');
}
