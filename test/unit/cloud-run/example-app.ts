import type { AppFacts, Entry } from '../../../src/cloud-run/runtime/types';

/** An endpoint that anybody may call, with what a test needs of it changed. */
export function entry(changed: Partial<Entry> = {}): Entry {
  return {
    kind: 'endpoint',
    name: 'get-hello',
    method: 'GET',
    route: '/hello',
    function: 'hello',
    validation: 'none',
    respond_result: true,
    format: 'JSON',
    auth: 'system',
    ...changed,
  };
}

/** What app/app.json holds, with what a test needs of it changed. */
export function appFacts(changed: Partial<AppFacts> = {}): AppFacts {
  return {
    id: '60c8e59866b0c33d14ee634a',
    name: 'shop',
    deployment: { model: 'LOCAL', provider_region: 'aws-us-east-1' },
    services: {},
    error_status: 400,
    floating_failure: 'error',
    ...changed,
  };
}

/** What the runtime reads of a request, without a server. */
export function sentRequest(
  changed: { method?: string; url?: string; headers?: Record<string, string>; body?: string } = {},
): any {
  const { readRequest } = require('../../../src/cloud-run/runtime/request');
  const rawHeaders = Object.entries(changed.headers ?? {}).flat();
  const incoming = { method: changed.method ?? 'GET', url: changed.url ?? '/hello', rawHeaders, socket: {} };
  return readRequest(incoming, 0);
}
