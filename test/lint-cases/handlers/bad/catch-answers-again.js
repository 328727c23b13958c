const db = require('../db');

exports.vote = async (req, res) => {
  try {
    res.json({ counted: true });
    await db.insertOne({ choice: req.query.choice });
  } catch (error) {
    res.status(500).json({ error: error.message });
  }
};
