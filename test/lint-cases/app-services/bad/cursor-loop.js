exports = async function () {
  const db = context.services.get("mongodb-atlas").db("app");
  const cursor = db.collection("events").find({ archived: false }).limit(500);
  let event;
  while ((event = await cursor.next())) {
    db.collection("archive").insertOne(event);
  }
};
