exports = async function (request, response) {
  const count = await context.services.get("mongodb-atlas").db("blog").collection("posts").count({});
  if (request.query.format === "json") {
    response.setBody(JSON.stringify({ count }));
  } else if (request.query.format === "binary") {
    response.setBody(BSON.Binary.fromText(String(count)));
  } else {
    response.setBody(`${count} posts`);
  }
};
