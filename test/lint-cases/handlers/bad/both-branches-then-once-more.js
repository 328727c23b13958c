exports.measure = (req, res) => {
  const text = String(req.query.text || '');
  if (text.length > 10) {
    res.send('long');
  } else {
    res.send('short');
  }
  res.send(`${text.length}`);
};
