exports.admin = (req, res) => {
  if (req.get('x-admin') !== 'yes') return res.send(401);
  res.send('welcome');
};
