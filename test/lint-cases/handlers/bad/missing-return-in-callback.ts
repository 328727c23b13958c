import { readFile } from 'node:fs';
import { http } from '@google-cloud/functions-framework';

http('page', (req, res) => {
  readFile(`${String(req.query.name)}.html`, 'utf8', (error, html) => {
    if (error) res.sendStatus(404);
    res.send(`<main>${html}</main>`);
  });
});
