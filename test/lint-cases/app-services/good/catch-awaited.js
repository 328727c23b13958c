exports = async (entry) => {
  const log = context.services.get("mongodb-atlas").db("app").collection("log");
  await log.insertOne(entry).catch((error) => console.error(error.message));
  return "ok";
};
