const db = require('../db');

let settings = {};

async function load() {
  settings = (await db.findOne({ settings: true })) || {};
}

load();

exports.theme = (req, res) => {
  res.send(settings.theme || 'light');
};
