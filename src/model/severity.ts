/** How much a finding can matter, the gravest first. */
export const severities = ['error', 'warning', 'info'] as const;

/** How much a finding matters. */
export type Severity = (typeof severities)[number];

/** Compares two findings for sorting: the gravest comes first. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
