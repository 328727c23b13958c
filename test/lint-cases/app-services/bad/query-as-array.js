exports = async function (request) {
  const tags = Array.isArray(request.query.tag) ? request.query.tag : [request.query.tag];
  return context.services.get("mongodb-atlas").db("blog").collection("posts").count({ tags: { $all: tags } });
};
