const db = require('../db');

exports.orders = async (req, res) => {
  let orders;
  try {
    orders = await db.find({});
  } catch (error) {
    return res.status(500).send('cannot read the orders');
  }
  return res.json({ orders });
};
