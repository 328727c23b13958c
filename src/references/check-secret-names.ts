import { checkName } from '../model/check-name';
import type { FindingInput } from '../model/finding';
import type { Reference } from '../model/reference';
import { groupFacts } from './group-facts';

/** The name of a secret is up to 64 letters, digits, `_` and `-`, wherever it is named: App Services docs, "Secrets". */
export function checkSecretNames(references: readonly Reference[]): FindingInput[] {
  const secrets = references.filter(({ kind }) => kind === 'secret');
  return groupFacts(secrets, ({ name }) => name).flatMap(({ first, count }): FindingInput[] => {
    const { name, component, by, at } = first;
    const fault = checkName(name);
    if (!fault) return [];
    const elsewhere = count > 1 ? ` It is named in ${count} places.` : '';
    return [
      {
        code: 'name/not-allowed',
        component,
        subject: by,
        at,
        message: `It names the secret ${name}, and no secret can be called so: the name ${fault.says}.${elsewhere}`,
        action: `Create the secret under another name${fault.instead ? `, for example ${fault.instead},` : ''} and write that here before you push.`,
      },
    ];
  });
}
