import { http } from '@google-cloud/functions-framework';

http('login', (req, res) => {
  res.json({ welcome: true });
  res.cookie('session', '1', { httpOnly: true });
});
