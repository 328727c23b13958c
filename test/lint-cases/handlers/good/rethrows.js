const db = require('../db');

exports.users = async (req, res) => {
  try {
    res.json(await db.find({}));
  } catch (error) {
    console.error('users:', error.message);
    throw error;
  }
};
