const db = require('../db');

exports.product = async (req, res) => {
  for (const product of await db.find({})) {
    if (product.sku === req.query.sku) {
      res.json(product);
      return;
    }
  }
};
