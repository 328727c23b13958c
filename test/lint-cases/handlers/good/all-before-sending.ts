import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

http('import', async (req, res) => {
  const rows = req.body as string[];
  const writes = rows.map(async (name) => insertOne({ name }));
  const results = await Promise.allSettled(writes);
  const failed = results.filter(({ status }) => status === 'rejected').length;
  res.status(failed ? 500 : 200).json({ imported: rows.length - failed });
});
