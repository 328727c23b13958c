const db = require('../db');

exports.forget = (req, res) => {
  void db.deleteOne({ id: req.query.id });
  res.status(204).end();
};
