exports = async function (request, response) {
  setTimeout(() => response.setBody("waited"), 100);
};
