exports = async function (name) {
  await remember("rename");
  return name.trim();

  function remember(action) {
    const audit = context.services.get("mongodb-atlas").db("app").collection("audit");
    audit.insertOne({ action, at: new Date() });
  }
};
