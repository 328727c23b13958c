async function answer(id, response) {
  const found = await context.services.get("mongodb-atlas").db("app").collection("items").findOne({ _id: id });
  response.setStatusCode(found ? 200 : 404);
}

exports = function (request, response) {
  answer(request.query.id, response);
};
