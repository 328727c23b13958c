/** A path that can be read as a folder, and what removes it if it was made for the run. */
export interface OpenedInput {
  readonly path: string;
  remove(): void;
}

/** Unpacks the input if it is a .zip file; a folder is used as it is. */
export async function openZip(app: string): Promise<OpenedInput> {
  if (!/\.zip$/i.test(app)) return { path: app, remove: () => undefined };
  const { unzipApp } = await import('../reader/unzip-app.js');
  return unzipApp(app);
}
