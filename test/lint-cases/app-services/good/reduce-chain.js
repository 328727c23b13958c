exports = async function (steps) {
  const log = context.services.get("mongodb-atlas").db("app").collection("log");
  await steps.reduce((before, step) => before.then(() => log.insertOne({ step })), Promise.resolve());
};
