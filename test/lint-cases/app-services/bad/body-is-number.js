exports = async function (request, response) {
  const posts = context.services.get("mongodb-atlas").db("blog").collection("posts");
  const count = await posts.count({ draft: false });
  response.setBody(count);
};
