// Runs before the page is drawn, so that it never changes colour. The key is the one of theme-choice.ts.
try {
  const theme = localStorage.getItem('waymark-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the theme of the system.
}
