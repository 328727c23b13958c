import { http } from '@google-cloud/functions-framework';
import { findOne } from '../db';

http('profile', async (req, res) => {
  if (!req.query.id) return;
  const user = await findOne({ id: req.query.id });
  res.json(user);
});
