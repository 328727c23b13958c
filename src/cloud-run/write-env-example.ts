import { listVariables, type ProjectFacts } from './project-facts';

const settings = [
  ['ERROR_STATUS', 'status of an answer whose function failed'],
  ['FLOATING_FAILURE', 'error or log: what becomes of a request whose un-awaited work fails'],
  ['ERROR_DETAIL', 'hide: callers are not told what a function threw'],
  ['DEADLINE_MS', 'until when a request is answered, in milliseconds'],
  ['MAX_BODY_BYTES', 'the largest body that is taken'],
  ['BODY_CONTENT_TYPE', 'of a body that is set without a content type'],
  ['CORS', 'off: nothing is told to browsers of other origins'],
  ['TRUSTED_HOPS', 'how many proxies of your own stand in front of the service'],
  ['PRESERVE_NUMBER_TYPES', '1 or 0: numbers of documents keep their types in EJSON'],
  ['APP_ENVIRONMENT', 'another environment of app/environment.json'],
] as const;

/** .env.example: every variable that the service needs, and those that change how it answers. */
export function writeEnvExample(project: ProjectFacts): string {
  const needed = listVariables(project).flatMap(({ name, what }) => [`# ${what}`, `${name}=''`]);
  return [
    '# Copy this file to .env, fill it in, and keep it out of every repository.',
    ...(needed.length > 0 ? ['', ...needed] : []),
    '',
    '# All of these may stay as they are; README.md of migrate-functions, docs/cloud-run.md, has their defaults.',
    ...settings.map(([name, what]) => `# ${name}=''  # ${what}`),
    '',
  ].join('\n');
}
