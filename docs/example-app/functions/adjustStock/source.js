// The till calls this when goods come in (a positive quantity) or go to waste (a negative one).
exports = async function (sku, quantity) {
  if (!Number.isInteger(quantity) || quantity === 0) {
    throw new Error("not a quantity: " + quantity);
  }

  const products = context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("products");

  // Never below zero: the filter does not match when there is too little left.
  const { matchedCount } = await products.updateOne(
    { sku, stock: { $gte: Math.max(0, -quantity) } },
    { $inc: { stock: quantity } }
  );
  if (matchedCount === 0) {
    throw new Error(`no product "${sku}" with enough on the shelf`);
  }
};
