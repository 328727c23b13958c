import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

http('import', async (req, res) => {
  const rows = req.body as string[];
  rows.forEach(async (name) => {
    await insertOne({ name });
  });
  res.json({ imported: rows.length });
});
