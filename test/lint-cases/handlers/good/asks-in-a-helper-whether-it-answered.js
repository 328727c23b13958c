const functions = require('@google-cloud/functions-framework');
const db = require('../db');

functions.http('profile', async (req, res) => {
  let isAnswered = false;
  const note = () => {
    if (!isAnswered) console.log('looking it up');
  };
  if (!req.query.id) {
    isAnswered = true;
    res.status(400).send('which one?');
  }
  note();
  const found = isAnswered ? undefined : await db.findOne({ id: req.query.id });
  if (!isAnswered) res.send(found ?? {});
});
