exports = async function (request, response) {
  response.setHeader("Cache-Control", "max-age=60");
  return context.services.get("mongodb-atlas").db("shop").collection("offers").find({}).toArray();
};
