exports = async function ({ query }, response) {
  const prices = context.services.get("mongodb-atlas").db("store").collection("prices");
  await Promise.all(
    ["EUR", "CHF"].map(async (currency) => {
      const price = await prices.findOne({ sku: query.sku, currency });
      response.addHeader("X-Price", currency + " " + price.amount);
    }),
  );
};
