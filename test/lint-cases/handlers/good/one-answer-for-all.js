exports.theme = (req, res) => {
  let status = 200;
  let theme = 'light';
  if (req.query.theme === 'dark') theme = 'dark';
  else if (req.query.theme) {
    status = 400;
    theme = 'unknown theme';
  }
  res.status(status).send(theme);
};
