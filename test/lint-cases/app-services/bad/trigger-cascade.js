exports = function ({ operationType, documentKey }) {
  if (operationType !== "delete") return;
  const db = context.services.get("mongodb-atlas").db("app");
  db.collection("comments").deleteMany({ post: documentKey._id });
  db.collection("likes").deleteMany({ post: documentKey._id });
};
