exports = async function (order) {
  const orders = context.services.get("mongodb-atlas").db("store").collection("orders");
  orders.insertOne(order);
  return { accepted: true };
};
