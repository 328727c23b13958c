// POST ?secret=...: the courier reports that an order has arrived.
exports = function (payload, response) {
  const { order, time } = EJSON.parse(payload.body.text());
  const orders = context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("orders");

  // Neither awaited nor returned: App Services waited for it, other platforms do not.
  orders
    .updateOne(
      { _id: new BSON.ObjectId(order) },
      { $set: { status: "delivered", deliveredAt: new Date(time) } }
    )
    .then(({ matchedCount }) => {
      response.setStatusCode(matchedCount === 1 ? 204 : 404);
    });
};
