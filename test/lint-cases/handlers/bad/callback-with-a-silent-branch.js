const fs = require('node:fs');
const functions = require('@google-cloud/functions-framework');

functions.http('exists', (req, res) => {
  fs.access(String(req.query.file), (error) => {
    if (error) {
      res.status(404).send('no such file');
    }
  });
});
