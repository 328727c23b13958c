import { http } from '@google-cloud/functions-framework';

http('private', (req, res) => {
  if (!req.headers.authorization) {
    res.sendStatus(401).json({ error: 'log in first' });
    return;
  }
  res.send('hello');
});
