import { http } from '@google-cloud/functions-framework';
import { updateOne } from '../db';

http('publish', async (req, res) => {
  const writes = (req.body as string[]).map(async (id) => updateOne({ id }, { published: true }));
  res.send(`${writes.length} published`);
});
