import { http } from '@google-cloud/functions-framework';

const NOT_FOUND = 404;

http('gone', (req, res) => {
  res.send(NOT_FOUND);
});
