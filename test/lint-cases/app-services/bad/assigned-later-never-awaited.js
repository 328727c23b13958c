exports = async function (note) {
  const notes = context.services.get("mongodb-atlas").db("app").collection("notes");
  let saving;
  if (note.pinned) {
    saving = notes.insertOne({ ...note, rank: 0 });
  } else {
    await notes.insertOne(note);
  }
  return note.title;
};
