const db = require('../db');

exports.slow = async (req, res) => {
  const warning = setTimeout(() => console.warn('this takes long'), 5000);
  let rows;
  try {
    rows = await db.find({});
  } finally {
    clearTimeout(warning);
  }
  res.json(rows);
};
