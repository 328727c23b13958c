const { sendPage } = require('../pages');

exports.page = (req, res) => {
  sendPage(res, String(req.query.name));
};
