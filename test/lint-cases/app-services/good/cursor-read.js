exports = async function () {
  const scores = context.services.get("mongodb-atlas").db("game").collection("scores");
  const cursor = scores.find({}, { player: 1, points: 1 }).sort({ points: -1 });
  const best = [];
  let score;
  while (best.length < 10 && (score = await cursor.next())) {
    best.push(`${score.player}: ${score.points}`);
  }
  return best;
};
