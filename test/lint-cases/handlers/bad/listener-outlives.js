const events = require('../events');

exports.follow = (req, res) => {
  events.on('order', (order) => {
    console.log(`order ${order} for ${req.query.user}`);
  });
  res.send('following');
};
