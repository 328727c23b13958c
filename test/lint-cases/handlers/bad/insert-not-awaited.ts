import { http } from '@google-cloud/functions-framework';
import { insertOne } from '../db';

http('enqueue', (req, res) => {
  insertOne({ job: req.query.job });
  res.sendStatus(202);
});
