const db = require('../db');

exports.remove = async (req, res) => {
  req.body.map((id) => db.deleteOne({ id }));
  res.send('removed');
};
