exports = async function (doc) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  try {
    items.insertOne(doc);
  } catch (error) {
    return { error: error.message };
  }
  return { ok: true };
};
