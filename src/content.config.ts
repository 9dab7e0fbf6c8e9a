import { defineCollection } from 'astro:content';
import { workspaceLoader } from './astro/loader.ts';
import { categoryViewSchema, noteViewSchema } from './core/site/view.ts';

export const collections = {
  notes: defineCollection({ loader: workspaceLoader('notes'), schema: noteViewSchema }),
  categories: defineCollection({ loader: workspaceLoader('categories'), schema: categoryViewSchema }),
};
