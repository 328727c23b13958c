const db = require('../db');

exports.rename = async (req, res) => {
  const renaming = db.updateOne({ id: req.query.id }, { name: req.query.name });
  res.send('renamed');
};
