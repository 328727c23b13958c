import { http, type Request, type Response } from '@google-cloud/functions-framework';

/** Answers a caller without a key. */
function refused(req: Request, res: Response): boolean {
  if (req.get('x-api-key')) return false;
  res.status(403).send('a key is needed');
  return true;
}

http('report', (req, res) => {
  if (refused(req, res)) return;
  res.json({ visits: 3 });
});
