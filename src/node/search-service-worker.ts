/** Lets Pagefind's service index pages: started by search-pagefind.ts. Posts what went wrong, or null. */
import { parentPort, workerData } from 'node:worker_threads';
import { close, createIndex } from 'pagefind';

/** What the service is to do. */
export interface ServiceWork {
  readonly pages: readonly string[];
  /** Folder for the index. */
  readonly folder: string;
  readonly maxFragments: number;
}

// Not awaited here: of a service that broke off, whose answer never comes, only the thread that started this one is to tell.
void index(workerData as ServiceWork).then((problem) => parentPort?.postMessage(problem));

async function index({ pages, folder, maxFragments }: ServiceWork): Promise<string | null> {
  try {
    const { index, errors } = await createIndex({ maxFragments });
    if (index === undefined) return errors.join('\n');
    const added = pages.map((content, number) => index.addHTMLFile({ url: `/${number}`, content }));
    const results = [...(await Promise.all(added)), await index.writeFiles({ outputPath: folder })];
    return results.flatMap((result) => result.errors)[0] ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await close();
  }
}
