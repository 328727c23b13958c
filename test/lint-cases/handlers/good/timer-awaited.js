const { setTimeout: wait } = require('node:timers/promises');
const db = require('../db');

exports.patient = async (req, res) => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const job = await db.findOne({ id: 'job' });
    if (job) return res.json(job);
    await wait(10);
  }
  res.status(503).send('try again');
};
