exports = async function (limit) {
  const scores = context.services.get("mongodb-atlas").db("game").collection("scores");
  const best = scores.find({}, { player: 1, points: 1 }).sort({ points: -1 }).limit(limit);
  return best;
};
