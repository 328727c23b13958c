import { http } from '@google-cloud/functions-framework';

http('remind', (req, res) => {
  setTimeout(() => console.log(`reminding ${String(req.query.who)}`), 60_000);
  res.sendStatus(202);
});
