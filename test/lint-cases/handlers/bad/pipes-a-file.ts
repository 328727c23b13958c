import { createReadStream } from 'node:fs';
import { http } from '@google-cloud/functions-framework';

http('raw', (req, res) => {
  const file = createReadStream(String(req.query.file));
  file.pipe(res);
});
