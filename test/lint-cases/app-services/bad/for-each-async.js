exports = async function (orders) {
  const collection = context.services.get("mongodb-atlas").db("store").collection("orders");
  orders.forEach(async (order) => {
    await collection.updateOne({ _id: order._id }, { $set: { status: "packed" } });
  });
  return orders.length;
};
