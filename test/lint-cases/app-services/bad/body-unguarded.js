exports = async function (request, response) {
  const order = EJSON.parse(request.body.text());
  const orders = context.services.get("mongodb-atlas").db("store").collection("orders");
  await orders.insertOne(order);
  response.setStatusCode(201);
};
