import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const pack = promisify(deflate);
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of at most 16 colours. */
export interface Picture {
  /** In pixels, a multiple of 2. */
  readonly width: number;
  readonly height: number;
  /** The number of a colour for each pixel, row by row. */
  readonly pixels: Uint8Array;
  /** Red, green and blue of each colour, 0 to 255. */
  readonly colours: readonly (readonly [number, number, number])[];
}

/** Returns the PNG file of a picture, with four bits for each pixel. */
export async function encodePng({ width, height, pixels, colours }: Picture): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits, numbers of colours.
  header.set([4, 3, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', await pack(packRows(width, height, pixels), { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** Two pixels in a byte, and a byte before each row that tells how it is written: 0 for as it is, which suits flat colours. */
function packRows(width: number, height: number, pixels: Uint8Array): Buffer {
  const rows = Buffer.alloc((width / 2 + 1) * height);
  let to = 0;
  let from = 0;
  for (let row = 0; row < height; row++) {
    to += 1;
    for (const end = from + width; from < end; from += 2) {
      rows[to++] = ((pixels[from] ?? 0) << 4) | (pixels[from + 1] ?? 0);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
