/** Packages whose clients keep connections from request to request: drivers of databases, caches and queues. */
const drivers =
  /^(?:mysql|mysql2|pg|pg-pool|mssql|tedious|oracledb|mongodb|mongoose|redis|ioredis|memcached|memjs|cassandra-driver|amqplib(?:\/callback_api)?|ldapjs|ssh2)$/;

/** Whether the clients of a package keep connections, so that errors in their callbacks belong to whoever opened one. */
export const keepsConnections = (module: string | undefined): boolean =>
  module !== undefined && drivers.test(module);
