import { readdir } from 'node:fs';
import { http } from '@google-cloud/functions-framework';

http('list', (req, res) => {
  readdir(String(req.query.folder), (error, names) => {
    res.json(names);
  });
});
