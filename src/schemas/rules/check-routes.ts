import type { App } from '../../model/app';
import type { FindingInput } from '../../model/finding';
import { get, getText, type JsonObject } from '../../model/json';
import { nameEndpoint } from '../../model/name-endpoint';
import { isTemplate } from '../../model/template';

function faultOf(route: string): { readonly says: string; readonly instead: string } | undefined {
  if (isTemplate(route)) return undefined;
  const path = route
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .trim();
  const instead = path.startsWith('/') ? path : `/${path}`;
  if (!route.startsWith('/')) return { says: 'does not begin with /', instead };
  return /[?#]/.test(route)
    ? { says: 'is no path: a query and a fragment are no part of it', instead }
    : undefined;
}

function checkForm(endpoint: JsonObject): FindingInput[] {
  const route = getText(endpoint, 'route');
  const fault = route === undefined ? undefined : faultOf(route);
  if (!fault) return [];
  return [
    {
      code: 'endpoint/route',
      component: 'endpoints',
      subject: nameEndpoint(endpoint),
      at: get(endpoint, 'route') ?? endpoint,
      message: `The route ${JSON.stringify(route)} ${fault.says}.`,
      action: `Write a route such as ${JSON.stringify(fault.instead)} before you push.`,
    },
  ];
}

/** A route begins with `/`, and no two endpoints have one method and route: App Services docs, "Custom HTTPS Endpoints". */
export function checkRoutes({ endpoints }: App): FindingInput[] {
  const seen = new Set<string>();
  return endpoints.items.flatMap((endpoint) => {
    const findings = checkForm(endpoint);
    const route = getText(endpoint, 'route');
    const name = nameEndpoint(endpoint);
    if (route === undefined || isTemplate(route) || !seen.has(name)) {
      seen.add(name);
      return findings;
    }
    return [
      ...findings,
      {
        code: 'endpoint/same-route' as const,
        component: 'endpoints' as const,
        subject: name,
        at: get(endpoint, 'route') ?? endpoint,
        message: `The endpoint ${name} is there twice: another one has the same route and method.`,
        action: 'Take one of both out, or give it another route, before you push.',
      },
    ];
  });
}
