exports.teapot = (req, res) => {
  res.status('418').send('short and stout');
};
