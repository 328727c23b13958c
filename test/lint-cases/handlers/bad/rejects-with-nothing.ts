import { http } from '@google-cloud/functions-framework';

http('quota', (req, res) => {
  if (!req.query.user) return Promise.reject();
  res.json({ left: 10 });
});
