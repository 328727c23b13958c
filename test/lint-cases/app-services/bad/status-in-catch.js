exports = function (request, response) {
  const votes = context.services.get("mongodb-atlas").db("app").collection("votes");
  response.setBody("counted");
  votes.insertOne({ choice: request.query.choice }).catch(() => {
    response.setStatusCode(500);
  });
};
