const db = require('../db');

async function remember(ip) {
  await db.insertOne({ ip, at: Date.now() });
}

exports.hello = async (req, res) => {
  remember(req.ip);
  res.send('hello');
};
