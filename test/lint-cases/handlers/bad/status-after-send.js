exports.lookup = (req, res) => {
  res.send('not found');
  res.status(404);
};
