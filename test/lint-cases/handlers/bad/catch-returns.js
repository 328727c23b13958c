exports.parse = (req, res) => {
  let size;
  try {
    size = req.body.items.length;
  } catch (error) {
    return;
  }
  res.send(`${size} items`);
};
