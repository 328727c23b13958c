import { oneOf } from '../notation';

/** How a webhook, an endpoint or the Data API checks its caller; an empty text is none. */
export const validationMethod = oneOf('NO_VALIDATION', 'SECRET_AS_QUERY_PARAM', 'VERIFY_PAYLOAD', '');
