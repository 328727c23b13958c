exports = async function () {
  const jobs = context.services.get("mongodb-atlas").db("work").collection("jobs");
  for (let attempt = 1; attempt <= 3; attempt++) {
    const job = await jobs.findOneAndUpdate({ status: "open" }, { $set: { status: "taken" } });
    if (job) return context.functions.execute("work", job._id);
    await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
  }
};
