exports = async function (payload, response) {
  const { insertedId } = await context.services.get("mongodb-atlas").db("app").collection("inbox").insertOne(payload.query);
  response.setStatusCode(201);
  return { id: insertedId.toString() };
};
