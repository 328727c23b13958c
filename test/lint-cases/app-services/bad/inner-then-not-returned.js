exports = function (changeEvent) {
  const db = context.services.get("mongodb-atlas").db("store");
  return db.collection("orders").findOne({ _id: changeEvent.documentKey._id }).then((order) => {
    db.collection("invoices").insertOne({ order: order._id, total: order.total });
  });
};
