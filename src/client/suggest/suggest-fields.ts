import type { NoteChoice, Suggestion } from '../../core/site/suggestion.ts';
import { element } from '../search/element.ts';
import { findNote } from './find-note.ts';
import { readAddress } from './read-address.ts';

/** The fields that an address can fill, by the names of its parameters. */
const FILLED = ['address', 'title', 'description', 'note'] as const;

/** Fills the fields of a form from the parameters of the page's address. */
export function fillFields(form: HTMLFormElement, params: URLSearchParams): void {
  for (const name of FILLED) {
    const field = form.elements.namedItem(name);
    const value = params.get(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isField && value !== null && field.value === '') field.value = value;
  }
}

/**
 * Reads a form. The address is what it was read as; companions without a usable address are left out, and so is a note that
 * is not known.
 */
export function readFields(form: HTMLFormElement, url: string, notes: readonly NoteChoice[]): Suggestion {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const labels = data.getAll('companion-label').map(String);
  const companions = data.getAll('companion-address').flatMap((value, index) => {
    const read = readAddress(String(value));
    return read.type === 'fine' ? [{ label: labels[index]?.trim() || 'Link', url: read.url }] : [];
  });
  return {
    title: text('title'),
    url,
    description: text('description'),
    companions,
    note: findNote(notes, text('note'))?.[0] ?? '',
    section: text('section'),
  };
}

/** Marks the addresses of companions that cannot be used. */
export function markCompanions(rows: Element): void {
  for (const input of rows.querySelectorAll<HTMLInputElement>('input[name=companion-address]')) {
    if (readAddress(input.value).type === 'wrong') input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
}

/** Offers notes to choose from while one is typed. */
export function offerNotes(list: HTMLDataListElement, notes: readonly NoteChoice[]): void {
  list.replaceChildren(...notes.map(([path, title]) => element('option', { value: path, label: title })));
}

/** Offers the sections of the note that is chosen; one that it has too stays chosen. */
export function offerSections(select: HTMLSelectElement, note: NoteChoice | null): void {
  const [, , ...sections] = note ?? ['', ''];
  const chosen = select.value;
  const first = note === null ? 'Choose a note first' : sections.length === 0 ? 'The note has none' : 'Not sure';
  const options = sections.map((section) => element('option', { value: section }, section));
  select.replaceChildren(element('option', { value: '' }, first), ...options);
  select.value = sections.includes(chosen) ? chosen : '';
  select.disabled = sections.length === 0;
}

/** Adds empty fields for one more companion, and goes there. */
export function addCompanion(rows: Element): void {
  const last = rows.lastElementChild;
  if (last === null) return;
  const row = last.cloneNode(true) as Element;
  const number = String(rows.children.length + 1);
  for (const input of row.querySelectorAll('input')) {
    input.value = '';
    input.id = input.id.replace(/\d+$/, number);
  }
  for (const label of row.querySelectorAll('label')) label.htmlFor = label.htmlFor.replace(/\d+$/, number);
  rows.append(row);
  row.querySelector('input')?.focus();
}
