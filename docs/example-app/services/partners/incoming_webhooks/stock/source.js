// GET ?sku=...: is it on the shelf, and what does it cost? Read by the shop's own page and by price comparison sites.
exports = async function (payload, response) {
  const product = await context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("products")
    .findOne({ sku: payload.query.sku });

  response.setHeader("Access-Control-Allow-Origin", "*");
  if (!product) {
    response.setStatusCode(404);
    response.setBody("no such product");
    return;
  }

  const price = await context.functions.execute("formatPrice", product.price);
  response.setHeader("Content-Type", "application/json");
  response.setBody(JSON.stringify({ name: product.name, price, available: product.stock > 0 }));
};
