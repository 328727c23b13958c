exports = async function (request, response) {
  const tags = await context.services.get("mongodb-atlas").db("blog").collection("tags").find({}).toArray();
  response.setHeader("Content-Type", "application/json");
  response.setBody(tags);
};
