import { settingsSchema } from '../core/schema/settings.ts';
import type { Overrides } from './load-site.ts';
import { usageError } from './usage-error.ts';

/** Content folder of this repository. */
export const DEFAULT_CONTENT = 'content';
/** Where a site is written unless the command line says otherwise. */
export const DEFAULT_OUT = 'dist';

/** Returns the settings that `--site` and `--base` set, checked like those of the settings file. */
export function parseOverrides(site: string | undefined, base: string | undefined): Overrides {
  return {
    ...(site === undefined ? {} : { url: parseOption('site', 'url', site) }),
    ...(base === undefined ? {} : { base: parseOption('base', 'base', base) }),
  };
}

function parseOption<Key extends 'url' | 'base'>(option: string, key: Key, value: string): NonNullable<Overrides[Key]> {
  const result = settingsSchema.shape[key].safeParse(value);
  if (result.success && result.data !== null) return result.data as NonNullable<Overrides[Key]>;
  const expected = result.error?.issues[0]?.message ?? 'a value';
  throw usageError(`Unexpected \`${value}\` for --${option}, expected ${expected}.`);
}

/** Returns a port number, or refuses what is none. */
export function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : -1;
  if (port >= 0 && port < 65536) return port;
  throw usageError(`Unexpected \`${value}\` for --port, expected a number from 0 to 65535.`);
}

/** Returns the key of `choices` that an option names, or refuses any other text. */
export function parseChoice<Name extends string>(
  option: string,
  value: string,
  choices: Readonly<Record<Name, unknown>>,
): Name {
  // Not `in`: every object has a `toString`.
  if (Object.hasOwn(choices, value)) return value as Name;
  const names = Object.keys(choices);
  const last = names.pop();
  throw usageError(`Unexpected \`${value}\` for --${option}, expected ${names.join(', ')} or ${last}.`);
}
