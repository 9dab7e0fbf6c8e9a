/** Loads the tools of a link list's rows when a reader points into it or brings the focus there. */
export function loadListTools(): void {
  const start = async () => {
    for (const event of EVENTS) removeEventListener(event, start);
    const { ListTools } = await import('./list-tools.ts');
    customElements.define('row-tools', ListTools);
    // The row that is looked at by then gets them without another move.
    document
      .querySelector('.row:is(:hover, :focus-within)')
      ?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  };
  for (const event of EVENTS) addEventListener(event, start);
}

const EVENTS = ['pointerover', 'focusin'] as const;
