import { http } from '@google-cloud/functions-framework';

http('signup', (req, res) => {
  const { email } = req.query;
  if (!email) {
    res.status(400).json({ error: 'an address is needed' });
  }
  res.status(201).json({ email });
});
