/** Where the choice is kept in the browser; `apply-theme.js` reads it too. */
const KEY = 'waymark-theme';

/**
 * `<theme-choice>` holds a list of themes: `light`, `dark`, and an empty value for the one of the system. What is chosen
 * is shown at once, in all tabs, and kept in the browser if it allows that.
 */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector('select');
    if (list === null) return;
    list.value = document.documentElement.dataset['theme'] ?? '';
    list.addEventListener('change', () => {
      show(list.value);
      keep(list.value);
    });
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== KEY && key !== null) return;
      list.value = newValue ?? '';
      show(list.value);
    });
  }
}

function show(theme: string): void {
  const root = document.documentElement;
  if (theme === '') root.removeAttribute('data-theme');
  else root.dataset['theme'] = theme;
}

function keep(theme: string): void {
  try {
    if (theme === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The choice lasts as long as the page.
  }
}

customElements.define('theme-choice', ThemeChoice);
