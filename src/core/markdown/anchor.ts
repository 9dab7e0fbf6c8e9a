import type { Settings } from '../schema/settings.ts';
import { escapeHtml } from './html.ts';

/** Returns the `rel` of outside links: never the opener or the referrer, and what the settings add. */
export function outsideRel(settings: Settings): string[] {
  return [...new Set(['noopener', 'noreferrer', ...settings.outside.rel])];
}

/** Returns the opening tag of an outside link, with further attributes as they are. */
export function anchorOpen(settings: Settings, url: string, attributes = ''): string {
  const target = settings.outside.newTab ? ' target="_blank"' : '';
  return `<a href="${escapeHtml(url)}" rel="${outsideRel(settings).join(' ')}"${target}${attributes}>`;
}
