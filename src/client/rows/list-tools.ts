import { normaliseAddress } from '../../core/model/address.ts';
import { linkId } from '../../core/model/link-id.ts';
import { RowTools } from './row-tools.ts';

/** `<row-tools>` around a link list. The permalinks of its rows lead into their notes. */
export class ListTools extends RowTools {
  /** The heading above a row leads to its note, and the id of the row follows from the link's address. */
  override permalink(row: Element): string {
    const note = row.closest('.group')?.querySelector<HTMLAnchorElement>('.group-title')?.href ?? '';
    const url = row.querySelector<HTMLAnchorElement>('.row-title')?.href ?? '';
    return `${note}#l-${linkId(normaliseAddress(url))}`;
  }

  override goTo(row: Element): string {
    location.assign(this.permalink(row));
    return '';
  }
}
