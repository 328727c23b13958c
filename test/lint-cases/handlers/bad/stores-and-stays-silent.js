const db = require('../db');

exports.archive = async (req, res) => {
  const { insertedId } = await db.insertOne(req.body);
  console.log('archived', insertedId);
};
