// The runtime, Node.js, the framework and Cloud Run read variables of these names themselves.
const reserved =
  /^(?:ERROR_STATUS|FLOATING_FAILURE|ERROR_DETAIL|DEADLINE_MS|MAX_BODY_BYTES|BODY_CONTENT_TYPE|CORS|TRUSTED_HOPS|PRESERVE_NUMBER_TYPES|PUBLIC_URL|ENDPOINT_API_KEYS|CUSTOM_JWT_KEY|APP_ENVIRONMENT|MONGODB_URI.*|PORT|PATH|HOME|USER|SHELL|PWD|LANG|TZ|NODE_.*|NPM_.*|K_.*|CLOUD_RUN_.*|GOOGLE_.*|FUNCTION_.*|IGNORED_ROUTES|LOG_EXECUTION_ID)$/;

/** A name as environment variables are written: `stripeKey` becomes STRIPE_KEY. */
export function toVariable(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  const isSafe = /^[A-Z]/.test(words) && !reserved.test(words);
  return isSafe ? words : `SECRET_${words}`;
}

/** Names that are wanted, each by what it stands for; on a clash with a number. */
export class Variables {
  private readonly byName = new Map<string, string>();

  /** The variable of a secret of the app; the same name gives the same variable. */
  of(name: string): string {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const taken = new Set(this.byName.values());
    const wanted = toVariable(name);
    let variable = wanted;
    for (let number = 2; taken.has(variable); number++) variable = `${wanted}_${number}`;
    this.byName.set(name, variable);
    return variable;
  }

  /** All that were asked for: the name of the app's secret by its variable. */
  list(): { readonly variable: string; readonly secret: string }[] {
    return [...this.byName].map(([secret, variable]) => ({ variable, secret }));
  }
}
