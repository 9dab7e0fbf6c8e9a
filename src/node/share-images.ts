import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../core/model/site.ts';
import { buildShareImages, SHARE_IMAGE_FOLDER } from '../core/site/share-image.ts';
import { mapConcurrent } from './concurrent.ts';
import { drawShareImage } from './draw-share-image.ts';
import { fingerprintProgram } from './fingerprint.ts';
import { findKept, placeKept } from './kept-files.ts';
import type { ImageRecord, SiteRecord } from './page-record.ts';

/**
 * Writes the images that the pages of a site name below a folder, and returns what is to be remembered of them by path. What would be drawn
 * again as it is comes from the site before.
 */
export async function writeShareImages(
  site: Site,
  folder: string,
  { out, record }: { readonly out: string; readonly record: Pick<SiteRecord, 'images'> },
): Promise<Map<string, ImageRecord>> {
  const program = await fingerprintProgram();
  const known = record.images;
  const wanted = Array.from(buildShareImages(site), ([name, image]) => {
    const path = `${SHARE_IMAGE_FOLDER}/${name}`;
    return { path, image, input: hash('sha256', JSON.stringify([program, image])) };
  });
  const candidates = wanted.flatMap(({ path, input }) => {
    const record = known.get(path);
    return record?.input === input ? [{ path, output: record.output }] : [];
  });
  const kept = await findKept(candidates, out, () => null);
  await placeKept(kept.keys(), out, folder);
  if (wanted.length > kept.size) await mkdir(join(folder, SHARE_IMAGE_FOLDER), { recursive: true });
  // Packing runs beside; drawing takes turns with whatever else this process does.
  const records = await mapConcurrent(wanted, 2, async ({ path, image, input }): Promise<[string, ImageRecord]> => {
    if (kept.has(path)) return [path, { input, output: known.get(path)?.output ?? '' }];
    const bytes = await drawShareImage(image);
    await writeFile(join(folder, path), bytes, { flag: 'wx' });
    return [path, { input, output: hash('sha256', bytes) }];
  });
  return new Map(records);
}
