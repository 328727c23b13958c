const { createPool } = require('../pool');

const pool = createPool();

exports.row = (req, res) => {
  pool.query('select * from rows where id = ?', [req.query.id], (error, rows) => {
    if (error) {
      res.status(500).send(error.message);
      return;
    }
    res.json(rows[0].values.length);
  });
};
