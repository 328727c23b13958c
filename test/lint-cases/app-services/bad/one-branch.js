exports = async function (id, keep) {
  const files = context.services.get("mongodb-atlas").db("app").collection("files");
  if (keep) {
    await files.updateOne({ _id: id }, { $set: { kept: true } });
  } else {
    files.deleteOne({ _id: id });
  }
};
