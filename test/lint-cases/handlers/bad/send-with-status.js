const functions = require('@google-cloud/functions-framework');

functions.http('closed', (req, res) => {
  const message = 'closed on Sundays';
  res.set('retry-after', '86400').send(503, message);
});
