const db = require('../db');

require('@google-cloud/functions-framework').http('users', async (req, res, next) => {
  try {
    res.json(await db.find({}));
  } catch (error) {
    next(error);
  }
});
