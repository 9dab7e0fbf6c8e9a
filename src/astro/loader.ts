import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { workspaceDir, workspaceReady } from './workspace.ts';

/**
 * Loads the views of notes or categories from the workspace. Only these go into Astro's data store: the HTML of a note
 * is read from its own file when its page is rendered.
 */
export function workspaceLoader(name: 'notes' | 'categories'): Loader {
  return {
    name: `waymark-${name}`,
    load: async ({ store, parseData, generateDigest, logger }) => {
      const dir = workspaceDir();
      if (dir === null) {
        logger.warn('WAYMARK_WORKSPACE is not set: there are no notes. Build with "npm run build".');
        return;
      }
      await workspaceReady();
      const text = await readFile(join(dir, `${name}.ndjson`), 'utf8');
      const gone = new Set(store.keys());
      for (const line of text.split('\n')) {
        if (line === '') continue;
        const view: Record<string, unknown> = JSON.parse(line);
        // An id must not be empty, and the path of the root category is.
        const id = `/${String(view['path'])}`;
        const digest = generateDigest(line);
        gone.delete(id);
        if (store.get(id)?.digest === digest) continue;
        store.set({ id, data: await parseData({ id, data: view }), digest });
      }
      for (const id of gone) store.delete(id);
    },
  };
}
