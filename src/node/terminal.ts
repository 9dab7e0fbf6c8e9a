/** Whether a stream is a terminal whose user has not asked for plain text. */
export function usesColor(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}

/** Tells whoever runs a command something in one line, beside its output. */
export function notify(notice: string): void {
  process.stderr.write(`${notice}\n`);
}

/** Writes pieces to the output, each when there is room for it; those that nobody reads any more are left. */
export async function writePieces(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const piece of pieces) {
    if (stdout.write(piece) || stdout.destroyed) continue;
    await new Promise<void>((resolve) => {
      const go = () => {
        stdout.off('drain', go).off('close', go);
        resolve();
      };
      stdout.once('drain', go).once('close', go);
    });
  }
}
