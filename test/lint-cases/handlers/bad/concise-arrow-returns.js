exports.now = (req, res) => new Date().toISOString();
