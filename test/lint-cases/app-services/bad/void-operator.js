exports = async function (entry) {
  const log = context.services.get("mongodb-atlas").db("app").collection("log");
  void log.insertOne(entry);
};
