exports = async function (request, response) {
  if (!request.body) {
    response.setStatusCode(400);
    response.setBody("a body is needed");
    return;
  }
  const order = EJSON.parse(request.body.text());
  await context.services.get("mongodb-atlas").db("store").collection("orders").insertOne(order);
  response.setStatusCode(201);
};
