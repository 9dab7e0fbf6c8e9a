/** Whether a stream is a terminal whose user has not asked for plain text. */
export function usesColor(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}

/** Tells whoever runs a command something in one line, beside its output. */
export function notify(notice: string): void {
  process.stderr.write(`${notice}\n`);
}
