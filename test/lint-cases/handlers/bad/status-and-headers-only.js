exports.preflight = (req, res) => {
  if (req.method === 'OPTIONS') {
    res.set('access-control-allow-origin', '*').status(204);
    return;
  }
  res.send('hello');
};
