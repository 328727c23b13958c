exports = async function (request) {
  const jobs = context.services.get("mongodb-atlas").db("work").collection("jobs");
  const { insertedId } = await jobs.insertOne({ kind: request.query.kind });
  return { job: insertedId.toString() };
};
