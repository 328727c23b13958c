/** A pool of connections, as drivers with callbacks have it. */
export interface Pool {
  query(sql: string, values: unknown[], callback: (error: Error | null, rows: any[]) => void): void;
}

export function createPool(): Pool;
