exports = async function ({ query }, response) {
  const prices = context.services.get("mongodb-atlas").db("store").collection("prices");
  ["EUR", "CHF"].forEach(async (currency) => {
    const price = await prices.findOne({ sku: query.sku, currency });
    response.addHeader("X-Price", currency + " " + price.amount);
  });
};
