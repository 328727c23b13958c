exports.lines = (req, res) => {
  res.set('content-type', 'text/plain');
  for (const line of ['one', 'two', 'three']) {
    res.write(line + '\n');
  }
  res.end();
};
