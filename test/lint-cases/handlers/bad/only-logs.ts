import { http } from '@google-cloud/functions-framework';

http('track', (req, res) => {
  console.log(`${req.method} ${req.path} from ${req.ip}`);
});
