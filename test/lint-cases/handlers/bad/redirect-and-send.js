exports.old = (req, res) => {
  res.redirect('/new' + req.path);
  res.status(410).send('moved');
};
