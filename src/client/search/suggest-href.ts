import type { Query } from '../../core/search/query.ts';

/** Fills the address at which a link can be suggested with what was looked for. */
export function suggestHref(template: string, query: Query): string {
  const url = query.address === null ? 'https://' : /^https?:/i.test(query.text) ? query.text : `https://${query.text}`;
  const title = query.text === '' ? 'Suggest a link' : `Suggest a link: ${query.text}`;
  const body = `- [Title](${url}) - What it is, in a few words.\n`;
  return template.replace('{title}', () => encodeURIComponent(title)).replace('{body}', () => encodeURIComponent(body));
}
