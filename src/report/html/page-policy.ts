import { createHash } from 'node:crypto';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page: its own style and script work by their hashes, and nothing else does. */
export function pagePolicy(style: string, script?: string): string {
  const scripts = script === undefined ? "'none'" : hashOf(script);
  return `default-src 'none'; style-src ${hashOf(style)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
}
