exports = function ({ body }) {
  const settings = body ? JSON.parse(body.text()) : {};
  return { dark: settings.dark === true };
};
