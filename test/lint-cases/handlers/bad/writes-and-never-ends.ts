import { http } from '@google-cloud/functions-framework';

http('csv', (req, res) => {
  res.type('text/csv');
  res.write('id;name\n1;one\n');
});
