import { http } from '@google-cloud/functions-framework';
import { find } from '../db';

http('stream', async (req, res) => {
  try {
    for (const row of await find({})) res.write(`${JSON.stringify(row)}\n`);
    res.end();
  } catch (error) {
    if (res.headersSent) res.destroy(error as Error);
    else res.status(500).end();
  }
});
