/** The region of Google Cloud in or near the city of a region that App Services was deployed in. */
const regions: Readonly<Record<string, string>> = {
  'aws-us-east-1': 'us-east4',
  'aws-us-east-2': 'us-east5',
  'aws-us-west-2': 'us-west1',
  'aws-sa-east-1': 'southamerica-east1',
  'aws-eu-west-1': 'europe-west1',
  'aws-eu-west-2': 'europe-west2',
  'aws-eu-central-1': 'europe-west3',
  'aws-ap-south-1': 'asia-south1',
  'aws-ap-southeast-1': 'asia-southeast1',
  'aws-ap-southeast-2': 'australia-southeast1',
  'azure-eastus2': 'us-east4',
  'azure-westus': 'us-west2',
  'azure-westeurope': 'europe-west4',
  'azure-eastasia': 'asia-east2',
  'azure-southeastasia': 'asia-southeast1',
};

/** The region that a service is deployed in by default: near to the data, as the app was. */
export function mapRegion(providerRegion: string | undefined): string {
  if (providerRegion?.startsWith('gcp-')) return providerRegion.slice('gcp-'.length);
  return regions[providerRegion ?? ''] ?? 'us-central1';
}
