const cache = {};

exports = async function (code) {
  if (!cache[code]) {
    const countries = context.services.get("mongodb-atlas").db("geo").collection("countries");
    cache[code] = await countries.findOne({ code });
  }
  return cache[code];
};
