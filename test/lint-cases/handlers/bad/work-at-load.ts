import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

insertOne({ started: Date.now() });

http('version', (req, res) => {
  res.send('1.2.3');
});
