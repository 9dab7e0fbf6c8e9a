import { bodyMark, openPieces, type Pieces } from './pieces.ts';
import { workspaceDir } from './workspace-dir.ts';

/** Returns the HTML of a body; in a build, the mark that `insertBody` puts it in the place of. */
export function bodyHtml(pieces: Pieces): string {
  return import.meta.env.PROD ? bodyMark(pieces) : readBody(pieces);
}

function readBody(pieces: Pieces): string {
  const { read, close } = openPieces(workspaceDir());
  try {
    return read(pieces).toString('utf8');
  } finally {
    close();
  }
}
