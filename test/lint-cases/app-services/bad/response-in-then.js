exports = function (request, response) {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");
  users.findOne({ name: request.query.name }).then((user) => {
    response.setBody(JSON.stringify(user));
  });
};
