exports = (request, response) => {
  const db = context.services.get("mongodb-atlas").db("shop");
  Promise.all([db.collection("orders").count(), db.collection("carts").count()]).then(([orders, carts]) => {
    response.setHeader("Content-Type", "application/json");
    response.setBody(`{"orders":${orders},"carts":${carts}}`);
  });
};
