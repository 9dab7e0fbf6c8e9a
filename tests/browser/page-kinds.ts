/** One page of each kind that the site of our own content has. */
export const PAGE_KINDS = {
  home: '/',
  category: '/operating-systems/',
  'link list': '/operating-systems/~links/',
  note: '/operating-systems/linux/nixos/',
  'note with a link table': '/operating-systems/linux/nixos/deployment/',
  'note from right to left': '/reading/arabic/',
  'all notes': '/notes/',
  search: '/search/',
  'search with results': '/search/?q=nix',
  suggest: '/suggest/',
  contribute: '/contribute/',
  'not found': '/404.html',
} as const;
