/** Returns the folder that the pages are made of, which the environment variable WAYMARK_WORKSPACE names. */
export function workspaceDir(): string {
  const dir = process.env['WAYMARK_WORKSPACE'];
  if (!dir) throw new Error('WAYMARK_WORKSPACE is not set. Build with "npm run build", or run "npm run dev".');
  return dir;
}
