import nix from 'highlight.js/lib/languages/nix';
import { common } from 'lowlight';
import rehypeHighlight from 'rehype-highlight';
import type { Highlight } from './state.ts';

/** Highlights the code blocks of a safe tree that name a language. Loading this file loads every grammar there is. */
export const highlight: Highlight = rehypeHighlight({ languages: { ...common, nix } });
