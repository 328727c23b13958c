const fs = require('node:fs');

exports.download = (req, res) => {
  fs.readFile(String(req.query.file), (error, bytes) => {
    res.type('application/octet-stream').send(bytes);
  });
};
