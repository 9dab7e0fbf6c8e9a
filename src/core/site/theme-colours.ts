/** Colours that are told to browsers and drawn on images; those of the pages are in `styles/tokens.css`. */
export const THEME_COLOURS = {
  /** Background of pages, as `--paper`. */
  paper: { light: '#fdfdfb', dark: '#17181a' },
  /** Text, as `--ink`. */
  ink: '#1f1e1b',
  /** Links and the mark of the site, as `--link`. */
  accent: '#17508f',
} as const;
