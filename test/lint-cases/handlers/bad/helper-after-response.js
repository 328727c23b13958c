const db = require('../db');
const functions = require('@google-cloud/functions-framework');

async function cleanUp() {
  for (const row of await db.find({ expired: true })) {
    await db.deleteOne({ id: row.id });
  }
}

functions.http('logout', async (req, res) => {
  res.clearCookie('session').sendStatus(204);
  await cleanUp();
});
