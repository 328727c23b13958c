exports.check = (req, res) => {
  res.json(422, { error: 'a number is needed' });
};
