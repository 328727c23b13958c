exports.items = (req, res) => {
  if (req.method === 'GET') {
    res.json([]);
  } else if (req.method === 'POST') {
    res.status(201).json({ id: 1 });
  }
};
