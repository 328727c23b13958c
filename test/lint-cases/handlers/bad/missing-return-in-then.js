const db = require('../db');
const functions = require('@google-cloud/functions-framework');

functions.http('item', (req, res) => {
  return db.findOne({ id: req.query.id }).then((item) => {
    if (!item) {
      res.status(404).send('no such item');
    }
    res.json({ item });
  });
});
