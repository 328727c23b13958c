import type { Response } from '@google-cloud/functions-framework';

/** Answers with the page of that name. */
export function sendPage(res: Response, name: string): void;
