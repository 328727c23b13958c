exports = async function (input) {
  const books = context.services.get("mongodb-atlas").db("library").collection("books");
  return await books.find({ author: input });
};
