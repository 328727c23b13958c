exports = async function (request, response) {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");
  await users.findOne({ name: request.query.name }).then((user) => {
    response.setStatusCode(user ? 200 : 404);
    response.setBody(JSON.stringify(user || { error: "nobody" }));
  });
};
