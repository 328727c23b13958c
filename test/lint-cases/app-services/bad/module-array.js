const seen = [];

exports = async function (changeEvent) {
  const id = changeEvent.documentKey._id.toString();
  if (seen.includes(id)) return;
  seen.push(id);
  await context.functions.execute("greet", id);
};
