exports = async function (request) {
  wanted = request.query.wanted;
  const stock = context.services.get("mongodb-atlas").db("store").collection("stock");
  const found = await stock.findOne({ item: wanted });
  return found ? found.left : 0;
};
