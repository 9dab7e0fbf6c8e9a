import { open } from 'node:fs/promises';
import { imageSize } from 'image-size';
import { extensionOf, IMAGE_TYPES } from './asset-types.ts';
import { mapConcurrent } from './concurrent.ts';
import { isShortage } from './refusal.ts';
import type { ContentFile } from './walk-content.ts';

/** Size in pixels as a reader sees the image. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** How much of a file is read before the whole: most formats tell their size at the start. */
const HEAD_BYTES = 64 * 1024;
const MAX_BYTES = 32 * 1024 * 1024;

/** Reads the sizes of the images among files. One whose size cannot be read is left out. */
export async function readImageSizes(files: readonly ContentFile[]): Promise<Map<string, ImageSize>> {
  const images = files.filter((file) => IMAGE_TYPES.has(extensionOf(file.path)));
  const sizes = new Map<string, ImageSize>();
  const measured = await mapConcurrent(images, 16, readSize);
  for (const [index, size] of measured.entries()) {
    const path = images[index]?.path;
    if (size && path !== undefined) sizes.set(path, size);
  }
  return sizes;
}

async function readSize({ location }: ContentFile): Promise<ImageSize | null> {
  const handle = await open(location).catch((error: unknown) => {
    // A size that is not known makes another page, so it must not depend on what else runs.
    if (isShortage(error)) throw error;
    return null;
  });
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    for (const length of size > HEAD_BYTES ? [HEAD_BYTES, Math.min(size, MAX_BYTES)] : [size]) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0);
      const found = measure(buffer.subarray(0, bytesRead));
      if (found) return found;
    }
    return null;
  } catch (error) {
    if (isShortage(error)) throw error;
    return null;
  } finally {
    await handle.close();
  }
}

function measure(bytes: Uint8Array): ImageSize | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    // From 5 on, the picture lies on its side in the file.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return across > 0 && down > 0 ? { width: Math.round(across), height: Math.round(down) } : null;
  } catch {
    // image-size throws for what it does not know, and for a file that is cut off.
    return null;
  }
}
