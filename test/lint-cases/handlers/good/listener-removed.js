const events = require('../events');

exports.wait = async (req, res) => {
  const order = await new Promise((resolve) => {
    events.once('order', resolve);
    events.emit('order', 7);
  });
  res.json({ order });
};
