const functions = require('@google-cloud/functions-framework');
const crypto = require('node:crypto');

functions.http('f', (req, res) => {
  const hmac = crypto.createHmac('sha256', 'a key');
  const mine = hmac.update(JSON.stringify(req.body)).digest('hex');
  if (mine !== req.get('x-signature')) return res.sendStatus(401);
  res.send('ok');
});
