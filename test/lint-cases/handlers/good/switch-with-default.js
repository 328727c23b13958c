exports.items = (req, res) => {
  switch (req.method) {
    case 'GET':
    case 'HEAD':
      res.json([]);
      break;
    case 'POST':
      res.status(201).json({ id: 1 });
      break;
    default:
      res.set('allow', 'GET, POST').sendStatus(405);
  }
};
