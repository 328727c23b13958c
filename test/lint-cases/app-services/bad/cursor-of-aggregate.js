exports = (request) =>
  context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("orders")
    .aggregate([{ $match: { customer: request.query.customer } }, { $count: "orders" }]);
