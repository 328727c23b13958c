const functions = require('@google-cloud/functions-framework');

function count(req, res) {
  const words = String(req.query.text || '').split(' ');
  res.locals.words = words.length;
}

functions.http('count', count);
