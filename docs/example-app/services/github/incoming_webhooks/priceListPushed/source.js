// The price list is kept in a repository. GitHub calls this after each push, with the parsed event as its argument.
exports = async function (payload) {
  if (payload.ref !== "refs/heads/main") {
    return;
  }

  const { id, message } = payload.head_commit;
  const reports = context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("reports");

  await reports.insertOne({ title: "New price list", commit: id, message });
};
