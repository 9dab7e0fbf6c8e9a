/** Elements that take keys for themselves. */
const TAKES_KEYS =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';

/** Under which the browser keeps that a reader wants no single keys. */
const SETTING = 'keys';

/** Whether a key is meant for the page: not for a field, an input method, or something that has taken it already. */
export function isForPage({ defaultPrevented, isComposing, altKey, target }: KeyboardEvent): boolean {
  if (defaultPrevented || isComposing || altKey) return false;
  return !(target instanceof Element) || target.closest(TAKES_KEYS) === null;
}

/**
 * Returns the character that a reader has typed outside of fields and without Ctrl, Alt or Cmd: these are the keys that do
 * something by themselves. Null for any other key, and for all when the reader has switched them off.
 */
export function plainKey(event: KeyboardEvent): string | null {
  const { key, ctrlKey, metaKey } = event;
  return key.length === 1 && !ctrlKey && !metaKey && isForPage(event) && areKeysOn() ? key : null;
}

/** Whether single keys do something. They do where the browser keeps nothing. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
}

/** Switches single keys on or off, in this browser and until they are switched again. */
export function switchKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(SETTING);
    else localStorage.setItem(SETTING, 'off');
  } catch {
    // Browsers let readers forbid it.
  }
}
