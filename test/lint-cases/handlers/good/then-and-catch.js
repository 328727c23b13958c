const db = require('../db');

exports.latest = (req, res) => {
  db.findOne({ latest: true })
    .then((post) => res.json(post))
    .catch((error) => {
      console.warn('no post:', error.message);
      res.status(502).end();
    });
};
