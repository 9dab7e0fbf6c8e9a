import type { Settings } from './settings.ts';

/**
 * The settings that the text of a note is read with. The others are about the site: what is kept of a note holds also when
 * they change.
 */
export type NoteSettings = Omit<
  Settings,
  | 'title'
  | 'description'
  | 'url'
  | 'base'
  | 'language'
  | 'repository'
  | 'shareImages'
  | 'lastChange'
  | 'exclude'
  | 'rules'
  | 'add'
>;

/** Returns the settings that the text of a note is read with. */
export function noteSettings(settings: Settings): NoteSettings {
  const { title, description, url, base, language, repository, shareImages, lastChange, exclude, rules, add, ...rest } =
    settings;
  return rest;
}
