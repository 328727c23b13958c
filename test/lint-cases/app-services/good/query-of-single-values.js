exports = async function ({ query }) {
  const ids = (query.ids || "").split(",").map((id) => new BSON.ObjectId(id));
  return context.services.get("mongodb-atlas").db("app").collection("items").find({ _id: { $in: ids } }).toArray();
};
