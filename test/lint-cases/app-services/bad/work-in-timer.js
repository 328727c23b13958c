exports = async function (id) {
  const locks = context.services.get("mongodb-atlas").db("app").collection("locks");
  await locks.insertOne({ _id: id });
  setTimeout(() => locks.deleteOne({ _id: id }), 5000);
  return id;
};
