exports = async function (id) {
  const db = context.services.get("mongodb-atlas").db("app");
  try {
    return await db.collection("items").findOne({ _id: id });
  } finally {
    db.collection("reads").insertOne({ item: id, at: new Date() });
  }
};
