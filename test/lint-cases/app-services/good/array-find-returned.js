exports = async function (code) {
  const { list } = context.values.get("currencies");
  return list.find((currency) => currency.code === code);
};
