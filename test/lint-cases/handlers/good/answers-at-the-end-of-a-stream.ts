import { createReadStream } from 'node:fs';
import { http } from '@google-cloud/functions-framework';

http('lines', (req, res) => {
  let lines = 0;
  const file = createReadStream(String(req.query.file), 'utf8');
  file.on('data', (chunk) => {
    lines += String(chunk).split('\n').length - 1;
  });
  file.on('end', () => {
    res.json({ lines });
  });
  file.on('error', () => {
    res.sendStatus(404);
  });
});
