import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { http } from '@google-cloud/functions-framework';

http('csv', async (req, res) => {
  res.type('text/csv');
  await pipeline(Readable.from(['id;name\n', '1;one\n']), res);
});
