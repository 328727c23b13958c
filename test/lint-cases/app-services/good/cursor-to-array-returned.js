exports = function (input) {
  const books = context.services.get("mongodb-atlas").db("library").collection("books");
  return books.aggregate([{ $match: { author: input } }, { $sort: { year: 1 } }]).toArray();
};
