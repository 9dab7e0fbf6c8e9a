import { bodyMark, type Pieces, readPieces } from './pieces.ts';
import { workspaceDir } from './workspace-dir.ts';

/** Returns the HTML of a body; in a build, the mark that `insertBody` puts it in the place of. */
export function bodyHtml(pieces: Pieces): string {
  return import.meta.env.PROD ? bodyMark(pieces) : readPieces(workspaceDir(), pieces).toString('utf8');
}
