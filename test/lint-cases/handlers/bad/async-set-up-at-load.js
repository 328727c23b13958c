const db = require('../db');

let settings = {};

async function load() {
  settings = (await db.findOne({ settings: true })) || {};
}

load();

require('@google-cloud/functions-framework').http('theme', (req, res) => {
  res.send(settings.theme || 'light');
});
