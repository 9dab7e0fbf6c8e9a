import type { RowTools } from '../rows/row-tools.ts';
import { buildKeysDialog } from './keys-dialog.ts';
import { currentRow, moveRow, rowLink } from './move-row.ts';

/** Creates what each key does: nothing on pages without the thing that it is for. */
export function createKeyActs(): (key: string) => void {
  const dialog = buildKeysDialog();
  const acts: Readonly<Record<string, () => void>> = {
    f: focusFilter,
    j: () => moveRow(1),
    k: () => moveRow(-1),
    o: () => rowLink(currentRow())?.click(),
    c: copyPermalink,
    '?': () => void dialog.open(),
  };
  return (key) => acts[key]?.();
}

function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('link-filter input');
  field?.focus();
  field?.select();
}

function copyPermalink(): void {
  const row = currentRow();
  if (row?.id) row.closest<RowTools>('row-tools')?.copy(row);
}
