import type { HttpFunction } from '@google-cloud/functions-framework';

export const convert: HttpFunction = (req, res) => {
  const grams = Number(req.query.grams);
  switch (req.query.unit) {
    case 'kg':
      res.send(`${grams / 1000} kg`);
      break;
    case 'lb':
      res.send(`${grams / 453.6} lb`);
      break;
    default:
      console.warn('unknown unit');
      break;
  }
};
