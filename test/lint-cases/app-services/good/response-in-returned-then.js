exports = function (payload, response) {
  const inbox = context.services.get("mongodb-atlas").db("app").collection("inbox");
  return inbox
    .insertOne({ query: payload.query })
    .then(() => {
      response.setStatusCode(201);
    })
    .catch(() => {
      response.setStatusCode(500);
    });
};
