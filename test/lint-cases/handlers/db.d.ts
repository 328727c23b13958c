/** What the cases call their database; the test of their behaviour brings it along. */
export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

export function find(filter: object): Promise<Row[]>;
export function findOne(filter: object): Promise<Row | undefined>;
export function insertOne(row: object): Promise<{ insertedId: string }>;
export function updateOne(filter: object, change: object): Promise<void>;
export function deleteOne(filter: object): Promise<void>;
