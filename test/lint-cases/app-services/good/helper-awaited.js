exports = main;

async function main(name) {
  await remember("rename");
  return name.trim();
}

function remember(action) {
  const audit = context.services.get("mongodb-atlas").db("app").collection("audit");
  return audit.insertOne({ action, by: context.user.id });
}
