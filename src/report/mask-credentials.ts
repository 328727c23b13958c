const mask = '********';

const secretKey =
  /(?:secret(?!_?name|Config|_config)|passw|pwd|token|credential|api_?-?key|private_?-?key|access_?-?key|auth_?-?key|signing)/i;
// Shapes of keys that well-known services give out, and long texts without words.
const secretShape =
  /^(?:AKIA[0-9A-Z]{12,}|(?:sk|pk|rk)_(?:live|test)_\w+|SG\.[\w-]+\.[\w-]+|xox[abprs]-[\w-]+|gh[pousr]_\w{20,}|AIza[\w-]{30,}|eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*|[A-Za-z0-9+/_=-]{32,}|-----BEGIN [A-Z ]+-----[\s\S]*)$/;
const pair = /("((?:[^"\\]|\\.)*)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;
const bare = /"((?:[^"\\]|\\.)*)"(?!\s*:)/g;
// These name secrets or say how one is used; they hold none.
const harmless =
  /^(?:secret_name|validationMethod|validation_method|type|name|function_name|ref|route|resetPasswordUrl|resetPasswordSubject)$/;
const isId = /^[0-9a-f]{24}$/;

/**
 * A JSON text with what looks like a credential masked, by the key that it stands under or by its shape. In a value's file
 * the file's own name counts as the key. Text that is no JSON is returned as it is: sources are not shown changed.
 */
export function maskCredentials(text: string, path: string): string {
  if (!path.endsWith('.json')) return text;
  const isValueFile = /(?:^|\/)(?:values|environments)\//.test(path);
  const nameIsSecret = isValueFile && secretKey.test(path) && !/"from_secret"\s*:\s*true/.test(text);
  const looksSecret = (key: string, value: string): boolean =>
    value !== '' &&
    !isId.test(value) &&
    !harmless.test(key) &&
    (secretKey.test(key) || (key === 'value' && nameIsSecret) || secretShape.test(value));
  const masked = text.replace(pair, (whole, lead: string, key: string, value: string) =>
    looksSecret(key, value) ? `${lead}"${mask}"` : whole,
  );
  return masked.replace(bare, (whole, value: string) =>
    secretShape.test(value) && !isId.test(value) ? `"${mask}"` : whole,
  );
}
