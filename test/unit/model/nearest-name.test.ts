import { nearestName } from '../../../src/model/nearest-name';

test.each([
  ['skip_catchup_event', ['skip_catchup_events', 'schedule'], 'skip_catchup_events'],
  ['macth', ['match', 'project'], 'match'],
  ['clusterNmae', ['clusterName', 'clusterSize'], 'clusterName'],
  ['nmae', ['name', 'type'], 'name'],
  ['onOrders', ['onOrder', 'onOther'], 'onOrder'],
])('%s of %j is %s', (name, names, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

test.each([
  ['zone', ['schedule', 'skip_catchup_events']],
  ['foo', ['for', 'food']],
  ['status', ['state', 'ns']],
  ['payments', ['invoices']],
  ['anything', []],
])('of %s and %j nothing is said', (name, names) => {
  expect(nearestName(name, names)).toBeUndefined();
});
