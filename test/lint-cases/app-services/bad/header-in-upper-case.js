exports = function ({ headers }, response) {
  const [key] = headers["X-API-KEY"] || [];
  if (key !== context.values.get("apiKey")) {
    response.setStatusCode(401);
  }
};
