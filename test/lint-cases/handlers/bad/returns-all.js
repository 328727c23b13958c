const db = require('../db');

exports.dashboard = (req, res) => {
  return Promise.all([db.find({ open: true }), db.find({ open: false })]);
};
