import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

http('subscribe', async (req, res) => {
  const email = req.query.email;
  if (typeof email !== 'string') {
    return { error: 'an address is needed' };
  }
  await insertOne({ email });
  res.sendStatus(201);
});
