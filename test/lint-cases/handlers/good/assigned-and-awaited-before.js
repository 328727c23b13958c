const db = require('../db');

exports.rename = async (req, res) => {
  const { id, name } = req.query;
  const renaming = db.updateOne({ id }, { name });
  const shown = String(name).trim();
  await renaming;
  res.json({ id, shown });
};
