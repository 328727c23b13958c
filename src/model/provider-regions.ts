/** Every region that an app can be deployed in: the Admin API's enums. The first word is the cloud provider. */
export const providerRegions = [
  'aws-us-east-1',
  'aws-us-east-2',
  'aws-us-west-2',
  'aws-sa-east-1',
  'aws-eu-west-1',
  'aws-eu-west-2',
  'aws-eu-central-1',
  'aws-ap-south-1',
  'aws-ap-southeast-1',
  'aws-ap-southeast-2',
  'azure-eastus2',
  'azure-westus',
  'azure-westeurope',
  'azure-eastasia',
  'azure-southeastasia',
  'gcp-us-central1',
  'gcp-us-east4',
  'gcp-us-west1',
  'gcp-europe-west1',
  'gcp-asia-south1',
] as const;

/** Whether a text is that of a region that an app can be deployed in. */
export function isProviderRegion(text: string): boolean {
  return providerRegions.some((region) => region === text);
}
