exports.guarded = (req, res) => {
  if (!req.get('authorization')) {
    throw undefined;
  }
  res.send('secret');
};
