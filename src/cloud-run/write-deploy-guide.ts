import { code, shell } from './markdown';
import { isPublic, listVariables, nameOfEntry, type ProjectFacts } from './project-facts';
import type { Entry } from './runtime/types';

/** The name of a secret in Secret Manager. */
const secretId = (service: string, variable: string): string =>
  `${service}-${variable.toLowerCase().replaceAll('_', '-')}`;

const serviceOf = (service: string, { name }: Entry): string =>
  `${service}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    .slice(0, 49)
    .replace(/-+$/, '');

/** The command that deploys one service, over several lines. */
function deployCommand(
  project: ProjectFacts,
  service: string,
  target: string,
  entries: readonly Entry[],
): string[] {
  const { region, options } = project;
  const secrets = listVariables(project)
    .filter(({ isSecret }) => isSecret)
    .map(({ name }) => `${name}=${secretId(project.service, name)}:latest`);
  // A Dockerfile builds the service, and then says what is started.
  const build = options.dockerfile
    ? target === 'api'
      ? []
      : [`--command npx --args=functions-framework,--target=${target},--ignored-routes=`]
    : [`--function ${target} --base-image nodejs24`];
  const parts = [
    `gcloud run deploy ${service} --source .`,
    ...build,
    `--region ${region} --timeout 300 --memory 512Mi --concurrency 80`,
    '--set-env-vars NODE_ENV=production,IGNORED_ROUTES=',
    ...(secrets.length > 0 ? [`--set-secrets ${secrets.join(',')}`] : []),
    isPublic(entries) ? '--allow-unauthenticated' : '--no-allow-unauthenticated',
  ];
  return parts.map(
    (part, index) => `${index > 0 ? '  ' : ''}${part}${index < parts.length - 1 ? ' \\' : ''}`,
  );
}

function describeSecrets(project: ProjectFacts): string[] {
  const secrets = listVariables(project).filter(({ isSecret }) => isSecret);
  if (secrets.length === 0) return ['## 1. Secrets', '', 'The service needs none.'];
  return [
    '## 1. Secrets',
    '',
    'Each is asked for, so that none stands in the history of the shell:',
    '',
    shell(
      secrets.flatMap(({ name, what }) => [
        `# ${name}: ${what}`,
        `read -rs VALUE && printf %s "$VALUE" | gcloud secrets create ${secretId(project.service, name)} --data-file=-`,
      ]),
    ),
    '',
    'The service account of the service must be allowed to read them, by the role Secret Manager Secret Accessor.',
  ];
}

/** deploy.md: the commands that put the project on Cloud Run, filled in. */
export function writeDeployGuide(project: ProjectFacts): string {
  const { service, entries, options } = project;
  const isOpen = isPublic(entries);
  const publicUrl = listVariables(project).some(({ name }) => name === 'PUBLIC_URL');
  const commands =
    options.services === 'many'
      ? entries.flatMap((entry, index) => [
          ...(index > 0 ? [''] : []),
          `# ${nameOfEntry(entry)}`,
          ...deployCommand(project, serviceOf(service, entry), entry.name, [entry]),
        ])
      : deployCommand(project, service, 'api', entries);
  return [
    '# Deploying to Cloud Run',
    '',
    'You need the gcloud CLI, signed in to a project with the APIs of Cloud Run, Cloud Build and Secret Manager.',
    '',
    ...describeSecrets(project),
    '',
    `## 2. ${options.services === 'many' ? 'Services' : 'Service'}`,
    '',
    shell(commands),
    '',
    isOpen
      ? `${code('--allow-unauthenticated')} lets callers reach the service without an account of Google, as they reached App Services. Secrets, signatures and keys are checked by the service itself.`
      : `No entry lets anybody in, so that the service is closed (${code('--no-allow-unauthenticated')}).`,
    '',
    `${code('--concurrency 1')} is for apps that keep files, or data in packages, from request to request; it costs more.`,
    ...(publicUrl
      ? [
          '',
          `Then tell the service its own address, which Twilio signs: ${code(`gcloud run services update ${service} --region ${project.region} --update-env-vars PUBLIC_URL=https://...`)}.`,
        ]
      : []),
    '',
    '## 3. Database',
    '',
    'Let MongoDB Atlas admit the service: its addresses change unless it goes out by Cloud NAT, whose address you can list there.',
    '',
    '## 4. Callers',
    '',
    'Give callers the new host. The paths of App Services are answered, too, so that nothing else must change.',
    '',
  ].join('\n');
}
