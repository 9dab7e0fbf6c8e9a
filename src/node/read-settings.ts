import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import { createPlaces } from '../core/model/places.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../core/schema/settings.ts';
import { fileError } from './problem.ts';
import { readText } from './read-text.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml.ts';

/** Name of the settings' file at the root of the content folder. */
export const SETTINGS_FILE = 'site.yaml';

/** A site's settings as they were read. */
export interface SettingsFile {
  readonly settings: Settings;
  /** SHA-256 of the bytes of the file; empty without one. */
  readonly digest: string;
  readonly messages: readonly Message[];
}

/** Reads the site's settings; without a file, the defaults. With an error, what is right in the file is kept. */
export async function readSettings(contentDir: string): Promise<SettingsFile> {
  const location = join(contentDir, SETTINGS_FILE);
  if (!(await exists(location)))
    return { settings: DEFAULT_SETTINGS, digest: '', messages: await findMisnamed(contentDir) };
  const { text, digest, messages: reading } = readText({ path: SETTINGS_FILE, location });
  if (text === null) return { settings: DEFAULT_SETTINGS, digest, messages: reading };
  const { value, messages } = validate(settingsSchema, readYaml(text), {
    file: SETTINGS_FILE,
    rules: 'settings',
    place: createPlaces(text),
    unknownKey: 'Remove it',
  });
  return { settings: value, digest, messages: [...reading, ...messages] };
}

async function findMisnamed(contentDir: string): Promise<Message[]> {
  for (const name of ['site.yml', 'site.json', 'site.toml']) {
    if (!(await exists(join(contentDir, name)))) continue;
    return [fileError(name, 'settings-name', `Unexpected \`${name}\`, expected \`${SETTINGS_FILE}\``, 'Rename it')];
  }
  return [];
}

function exists(location: string): Promise<boolean> {
  return access(location).then(
    () => true,
    () => false,
  );
}
