import { cloudEvent, type CloudEvent } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

// Not an HTTP function: it ends with its promise, and has no response.
cloudEvent('onUpload', async (event: CloudEvent<unknown>) => {
  await insertOne({ uploaded: event.subject });
  return event.id;
});
