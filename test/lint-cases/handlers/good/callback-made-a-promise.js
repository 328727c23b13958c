const fs = require('node:fs');

const read = (file) =>
  new Promise((resolve, reject) => {
    fs.readFile(file, 'utf8', (error, text) => (error ? reject(error) : resolve(text)));
  });

exports.page = async (req, res) => {
  const text = await read(String(req.query.file)).catch(() => undefined);
  if (text === undefined) return res.sendStatus(404);
  res.send(text);
};
