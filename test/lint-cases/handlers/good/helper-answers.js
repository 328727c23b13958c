const db = require('../db');

const notFound = (res) => res.status(404).send('no such item');

async function show(id, res) {
  const item = await db.findOne({ id });
  if (!item) return notFound(res);
  res.json(item);
}

exports.item = async (req, res) => {
  await show(req.query.id, res);
};
