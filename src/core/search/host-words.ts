import { fold, runsOf, unique } from './words.ts';

/** Returns the word under which the index files a host and all hosts below it: `arxivorg` for `arxiv.org`. */
export function hostWord(host: string): string {
  return fold(host).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns all words under which the index files a host: its parts, then the host and each domain above it in one piece. */
export function hostForms(host: string): string[] {
  const labels = host.split('.');
  const domains = labels.slice(1).map((_, at) => hostWord(labels.slice(at).join('.')));
  return unique([...runsOf(host), ...domains]);
}
