import { stat } from 'node:fs';
import { http } from '@google-cloud/functions-framework';

http('size', (req, res) => {
  stat(String(req.query.file), (error, stats) => {
    if (error) throw error;
    res.json({ size: stats.size });
  });
});
