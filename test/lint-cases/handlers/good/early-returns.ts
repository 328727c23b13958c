import type { HttpFunction } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

export const signup: HttpFunction = async (req, res) => {
  const { email } = req.query;
  if (!email) return res.status(400).json({ error: 'an address is needed' });
  if (typeof email !== 'string') return void res.status(400).end();
  await insertOne({ email });
  return res.status(201).json({ email });
};
