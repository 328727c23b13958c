const main = async (reading) => {
  const cluster = context.services.get("RealmSync");
  const readings = cluster.db("meters").collection("readings");
  readings.insertOne({ ...reading, at: new Date() });
};

exports = main;
