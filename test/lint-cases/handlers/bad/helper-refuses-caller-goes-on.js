const requireKey = (req, res) => {
  if (!req.get('x-api-key')) {
    res.status(403).send('a key is needed');
  }
};

exports.report = (req, res) => {
  requireKey(req, res);
  res.json({ visits: 3 });
};
