import * as functions from '@google-cloud/functions-framework';
import type { Request, Response } from '@google-cloud/functions-framework';
import * as db from '../db';

functions.http('prices', (req: Request, res: Response) => {
  db.find({ sku: req.query.sku })
    .then((rows: { price: number }[]) => rows.map(({ price }) => price))
    .then((prices: number[]) => {
      res.set('Cache-Control', 'no-store').json(prices);
    });
});
