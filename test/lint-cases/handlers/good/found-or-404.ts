import { http } from '@google-cloud/functions-framework';
import { find } from '../db';

http('product', async (req, res) => {
  for (const product of await find({})) {
    if (product.sku === req.query.sku) {
      res.json(product);
      return;
    }
  }
  res.status(404).json({ error: 'no such product' });
});
