/** What Node.js throws for a call that the system refused. */
export interface SystemError {
  readonly syscall: string;
  readonly path?: string;
}

/** Whether what was thrown tells of a call that the system refused. */
export const isSystemError = (error: unknown): error is SystemError =>
  typeof error === 'object' &&
  error !== null &&
  'syscall' in error &&
  typeof error.syscall === 'string' &&
  (!('path' in error) || error.path === undefined || typeof error.path === 'string');
