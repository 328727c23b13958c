exports = async function (user) {
  const { services } = context;
  const mongodb = services.get("mongodb-atlas");
  user.isNew && mongodb.db("app").collection("users").insertOne(user);
  return user.name;
};
