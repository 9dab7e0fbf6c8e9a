import styles from '../../styles/keys-dialog.css?url';
import { loadStyles } from '../load-styles.ts';
import { element } from '../search/element.ts';
import { areKeysOn, switchKeys } from './plain-key.ts';

/** The keys of the site; a second key does the same. Only those of the second list need a single key. */
const SINGLE_KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Search all links'],
  [['f'], 'Filter the links of a page'],
  [['j'], 'Next link'],
  [['k'], 'Previous link'],
  [['o', 'Enter'], 'Open the link'],
  [['c'], 'Copy a link to the entry'],
  [['?'], 'This list'],
];

const OTHER_KEYS: typeof SINGLE_KEYS = [
  [['Ctrl K', '⌘ K'], 'Search all links'],
  [['Esc'], 'Clear the filter, close what is open'],
];

/** Builds the list of keys, in which single keys can be switched off. */
export function buildKeysDialog(): { open: () => Promise<void> } {
  const box = element('input', { type: 'checkbox', 'aria-describedby': 'keys-note' });
  const close = element('button', { type: 'button', class: 'plain-button' }, 'Close');
  const list = element('dl', {}, ...[...SINGLE_KEYS, ...OTHER_KEYS].map(keyRow));
  const dialog = element(
    'dialog',
    { class: 'keys-dialog', 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title' }, 'Keys'),
    list,
    element('label', {}, box, 'Single keys are on'),
    element('p', { id: 'keys-note' }, 'Switch them off if you speak to your computer or press keys by accident.'),
    close,
  );
  close.addEventListener('click', () => dialog.close());
  box.addEventListener('change', () => switchKeys(box.checked));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  let styled: Promise<void> | null = null;
  return {
    open: async () => {
      box.checked = areKeysOn();
      styled ??= loadStyles(styles);
      await styled;
      if (!dialog.open) dialog.showModal();
    },
  };
}

function keyRow([keys, does]: (typeof SINGLE_KEYS)[number]): HTMLElement {
  const names = keys.flatMap((key, index) => [...(index > 0 ? [' or '] : []), element('kbd', {}, key)]);
  return element('div', {}, element('dt', {}, ...names), element('dd', {}, does));
}
