exports = async function (order) {
  const db = context.services.get("mongodb-atlas").db("store");
  const saved = db.collection("orders").insertOne(order);
  const total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  console.log(`order of ${total}`);
  await saved;
  return total;
};
