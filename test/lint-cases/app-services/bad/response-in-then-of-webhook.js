// Stores what was posted.
exports = function (payload, response) {
  const inbox = context.services.get("mongodb-atlas").db("app").collection("inbox");
  inbox
    .insertOne({ query: payload.query })
    .then((result) => {
      response.setStatusCode(201);
      response.setBody(result.insertedId.toString());
    });
};
