exports = async function (request, response) {
  const carts = context.services.get("mongodb-atlas").db("store").collection("carts");
  if (!request.query.cart) return response.status(400).json({ error: "no cart" });
  const cart = await carts.findOne({ _id: new BSON.ObjectId(request.query.cart) });
  response.send(JSON.stringify(cart));
};
