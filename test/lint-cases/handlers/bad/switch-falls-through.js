exports.state = (req, res) => {
  switch (req.query.state) {
    case 'up':
      res.send('up');
    default:
      res.status(404).send('unknown');
  }
};
