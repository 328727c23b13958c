const db = require('../db');

exports.beat = (req, res) => {
  res.end('ok');
  db.updateOne({ host: req.query.host }, { seen: Date.now() });
};
