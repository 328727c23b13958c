// Runs every working day before the shop opens: what is nearly sold out?
exports = async function () {
  const dayjs = require("dayjs");
  const store = context.services.get("mongodb-atlas").db("store");

  const nearlyGone = await store
    .collection("products")
    .find({ stock: { $lt: context.values.get("lowStock") } }, { sku: 1, name: 1, stock: 1 })
    .sort({ stock: 1 })
    .toArray();

  await store.collection("reports").insertOne({
    title: `Restock, ${dayjs().format("dddd D MMMM")}`,
    merchantId: context.values.get("merchantId"),
    products: nearlyGone,
  });
  return nearlyGone.length;
};
