exports = function (words) {
  const seen = new Map();
  const order = [];
  for (const word of words) {
    if (!seen.has(word)) order.push(word);
    seen.set(word, (seen.get(word) || 0) + 1);
  }
  return order.map((word) => [word, seen.get(word)]);
};
