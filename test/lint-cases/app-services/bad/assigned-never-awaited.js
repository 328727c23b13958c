exports = async function (sku, quantity) {
  const products = context.services.get("mongodb-atlas").db("store").collection("products");
  const update = products.updateOne({ sku }, { $inc: { stock: quantity } });
  console.log("updating", sku);
  return sku;
};
