import { http } from '@google-cloud/functions-framework';

http('each', (req, res) => {
  for (const line of req.body as string[]) {
    res.send(line);
  }
});
