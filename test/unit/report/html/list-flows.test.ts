import { listFlows } from '../../../../src/report/html/list-flows';
import type { FileChange } from '../../../../src/report/report';

const change = (action: 'create' | 'move' | 'rewrite', to: string, ...from: string[]): FileChange => ({
  action,
  component: 'other',
  from,
  to,
});

test('files flow from their folders to their folders', () => {
  expect(
    listFlows([
      change('rewrite', 'root_config.json', 'config.json'),
      change('rewrite', 'sync/config.json', 'config.json'),
      change('rewrite', 'functions/config.json', 'functions/a/config.json', 'functions/b/config.json'),
      change('move', 'functions/a.js', 'functions/a/source.js'),
      change('move', 'functions/w.js', 'services/s/incoming_webhooks/w/source.js'),
      change('create', 'graphql/validation_settings.json'),
      { action: 'leave-out', component: 'other', from: ['services/s/config.json'] },
    ]),
  ).toEqual([
    { from: 'root files', to: 'root files', files: 1 },
    { from: 'root files', to: 'sync/', files: 1 },
    { from: 'functions/', to: 'functions/', files: 3 },
    { from: 'services/', to: 'functions/', files: 1 },
    { to: 'graphql/', files: 1 },
    { from: 'services/', files: 1 },
  ]);
});
