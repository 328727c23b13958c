import { http } from '@google-cloud/functions-framework';
import { findOne, insertOne } from '../db';

http('read', async (req, res) => {
  const page = await findOne({ id: req.query.id });
  res.json(page);
  await insertOne({ read: req.query.id });
});
