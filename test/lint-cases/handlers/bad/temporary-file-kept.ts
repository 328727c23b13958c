import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http } from '@google-cloud/functions-framework';

http('render', async (req, res) => {
  const file = join(tmpdir(), 'migrate-functions-case.html');
  await writeFile(file, `<h1>${String(req.query.title)}</h1>`);
  res.send('rendered');
});
