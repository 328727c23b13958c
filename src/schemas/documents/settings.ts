import { flag, keys, list, number, oneOf, text } from '../notation';
import { providerRegion } from '../parts/provider-region';
import type { Schemas } from '../shape';
import { customUserData } from './custom-user-data';
import { hostingConfig } from './hosting-config';

/** The city codes of the Admin API, which 20230101 no longer has. */
const location = oneOf('', 'US-VA', 'US-OR', 'IE', 'AU', 'DE-FF', 'IN-MB', 'SG', 'BR-SP');
const deploymentModel = oneOf('GLOBAL', 'LOCAL');
const environments = ['', 'development', 'testing', 'qa', 'production'];
const sync = keys({}, { development_mode_enabled: flag });

const sinceStitch = {
  app_id: text,
  name: text,
  location,
  provider_region: providerRegion,
  deployment_model: deploymentModel,
  // The server wrote "none" in some exports of 20200603.
  environment: oneOf(...environments, 'none'),
  allowed_request_origins: list(text),
};

/** The root file: App Services docs, "App Configuration" and the legacy page. */
export const settings: Schemas = {
  legacy: keys(
    { config_version: number },
    {
      ...sinceStitch,
      security: keys({}, { allowed_request_origins: list(text) }),
      hosting: hostingConfig.legacy,
      custom_user_data_config: customUserData.legacy,
      sync,
      realm_config: sync,
      version: number,
    },
  ),
  realm: keys({ config_version: number }, sinceStitch),
  // Roots that were renamed by hand keep the keys of 20210101; one of the vendor's examples has a region as location.
  'app-services': keys(
    { name: text, provider_region: providerRegion, deployment_model: deploymentModel },
    {
      environment: oneOf(...environments),
      allowed_request_origins: list(text),
      app_id: text,
      config_version: number,
      location: text,
    },
  ),
};
