import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

http('ping', (req, res) => {
  insertOne({ from: req.ip }).catch((error: Error) => console.error(error.message));
  res.send('pong');
});
