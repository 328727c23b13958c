exports.add = (req, res) => {
  const sum = [3, 4].reduce((total, number) => total + number, 0);
  res.send(String(sum));
};
