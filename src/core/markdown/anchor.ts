import type { NoteSettings } from '../schema/note-settings.ts';
import { escapeHtml } from './html.ts';

/** Returns the `rel` of outside links: never the opener or the referrer, and what the settings add. */
export function outsideRel(settings: NoteSettings): string[] {
  return [...new Set(['noopener', 'noreferrer', ...settings.outside.rel])];
}

/** What all outside links of a site have, made once. */
const outsideAttributes = new WeakMap<NoteSettings, string>();

/** Returns the opening tag of an outside link, with further attributes as they are. */
export function anchorOpen(settings: NoteSettings, url: string, attributes = ''): string {
  let outside = outsideAttributes.get(settings);
  if (outside === undefined) {
    outside = ` rel="${outsideRel(settings).join(' ')}"${settings.outside.newTab ? ' target="_blank"' : ''}`;
    outsideAttributes.set(settings, outside);
  }
  // What is the same in many links stands side by side, which compresses best.
  return `<a${attributes}${outside} href="${escapeHtml(url)}">`;
}
