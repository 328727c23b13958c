import { oneOf } from '../notation';

/** Every provider region: the Admin API's enums for AWS, Azure and GCP. */
export const providerRegion = oneOf(
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
);
