const functions = require('@google-cloud/functions-framework');

functions.http('once', (req, res) => {
  res.send('done');
  setImmediate(() => process.exit());
});
