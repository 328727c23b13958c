exports.later = (req, res) => {
  setTimeout(() => {
    if (!req.query.name) {
      throw new Error('a name is needed');
    }
    res.send(`hello ${req.query.name}`);
  }, 10);
};
