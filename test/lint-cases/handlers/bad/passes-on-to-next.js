const db = require('../db');

exports.users = async (req, res, next) => {
  try {
    res.json(await db.find({}));
  } catch (error) {
    next(error);
  }
};
