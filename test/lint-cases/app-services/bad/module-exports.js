function purge(before) {
  const log = context.services.get("mongodb-atlas").db("app").collection("log");
  log.deleteMany({ at: { $lt: before } });
}

exports = purge;
if (typeof module === "object") {
  module.exports = purge;
}
