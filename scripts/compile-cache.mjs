// Loaded before a command: what it is made of need not be compiled again in each run.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/waymark/compile', import.meta.url)));
