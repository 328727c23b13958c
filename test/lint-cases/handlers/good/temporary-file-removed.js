const { mkdtemp, rm, writeFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

exports.render = async (req, res) => {
  const folder = await mkdtemp(join(tmpdir(), 'render-'));
  try {
    await writeFile(join(folder, 'page.html'), '<h1>hello</h1>');
  } finally {
    await rm(folder, { recursive: true });
  }
  res.send('rendered');
};
