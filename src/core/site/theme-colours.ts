/** Colours that are told to browsers and drawn on images; those of the pages are in `styles/tokens.css`. */
export const THEME_COLOURS = {
  /** Background of pages, as `--paper`. */
  paper: { light: '#fdfcf9', dark: '#181715' },
  /** Text, as `--ink`. */
  ink: '#211f1b',
  /** Links and the mark of the site, as `--link`. */
  accent: '#184c86',
} as const;
