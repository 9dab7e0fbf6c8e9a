import type { Settings } from '../../core/schema/settings.ts';
import type { NoteChoice } from '../../core/site/suggestion.ts';
import { createFileLoader } from '../search/load-files.ts';
import { readManifest } from '../search/read-manifest.ts';
import { showAddress } from './address-note.ts';
import { watchAddress } from './address-watch.ts';
import { findNote } from './find-note.ts';
import { addCompanion, fillFields, markCompanions, offerNotes, offerSections, readFields } from './suggest-fields.ts';
import { bindWays } from './suggest-ways.ts';

/**
 * `<suggest-link>` holds a form for a link. As the reader types, it says whether the address is listed, and shows the line
 * of Markdown that lists the link, with the ways to send it.
 */
class SuggestLink extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form !== null) start(this, form);
    this.hidden = false;
  }
}

function start(host: HTMLElement, form: HTMLFormElement): void {
  const { base = '/', repository = 'null' } = host.dataset;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const address = field('address');
  const note = field('note');
  const section = form.querySelector('select');
  const list = host.querySelector('datalist');
  const said = host.querySelector<HTMLElement>('[data-address-note]');
  const rows = host.querySelector('[data-companions]');
  const ways = bindWays(host, JSON.parse(repository) as Settings['repository']);
  let notes: readonly NoteChoice[] = [];

  const watch = watchAddress(
    async () => {
      const folder = new URL(`${base}pagefind/`, location.href).href;
      return { manifest: await readManifest(folder), files: createFileLoader(folder) };
    },
    (state) => {
      if (state.type === 'wrong') address.setAttribute('aria-invalid', 'true');
      else address.removeAttribute('aria-invalid');
      if (said !== null) showAddress(said, state, base, use);
    },
  );
  const use = (url: string) => {
    address.value = url;
    address.focus();
    update();
  };
  const update = () => {
    const url = watch.read(address.value);
    if (rows !== null) markCompanions(rows);
    ways.show(readFields(form, url, notes));
  };
  const updateSections = () => {
    if (section !== null) offerSections(section, findNote(notes, note.value));
  };

  fillFields(form, new URLSearchParams(location.search));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => {
    if (event.target === note) updateSections();
    update();
  });
  host.querySelector('[data-add]')?.addEventListener('click', () => {
    if (rows !== null) addCompanion(rows);
  });
  updateSections();
  update();
  void loadNotes(base).then((loaded) => {
    notes = loaded;
    if (list !== null) offerNotes(list, notes);
    updateSections();
    update();
  });
}

/** Without the list, a note can still be typed. */
async function loadNotes(base: string): Promise<readonly NoteChoice[]> {
  try {
    const response = await fetch(`${base}suggest.json`);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

customElements.define('suggest-link', SuggestLink);
