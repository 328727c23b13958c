async function remember(action, user) {
  const audit = context.services.get("mongodb-atlas").db("app").collection("audit");
  await audit.insertOne({ action, user, at: new Date() });
}

exports = async function (name) {
  remember("rename", context.user.id);
  return name.trim();
};
