/**
 * Where an app can be deployed, from the App Services page "Deployment Models & Regions" and the Admin API's enums;
 * docs/formats.md has the table.
 */

/** The regions that an app with deployment model GLOBAL can have. */
export const globalRegions: readonly string[] = [
  'aws-us-east-1',
  'aws-us-west-2',
  'aws-eu-west-1',
  'aws-ap-southeast-2',
];

/** The regions that a location may stand for, the one that it stood for first and most often in front. */
const locations: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'US-VA': ['aws-us-east-1', 'aws-us-east-2', 'azure-eastus2'],
  'US-OR': ['aws-us-west-2', 'azure-westus'],
  IE: ['aws-eu-west-1', 'aws-eu-west-2'],
  AU: ['aws-ap-southeast-2'],
  'DE-FF': ['aws-eu-central-1', 'azure-westeurope'],
  'IN-MB': ['aws-ap-south-1', 'azure-eastasia'],
  SG: ['aws-ap-southeast-1', 'azure-southeastasia'],
  'BR-SP': ['aws-sa-east-1'],
};

/** The regions that a location may stand for; undefined for one that never was, even one that every object has a key for. */
export function regionsOf(location: string): readonly [string, ...string[]] | undefined {
  return Object.hasOwn(locations, location) ? locations[location] : undefined;
}
