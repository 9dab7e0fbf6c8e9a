/** A point in pixels, to the right and down from the corner of a box. */
export type Point = readonly [x: number, y: number];

/**
 * Returns how much of each pixel of a box lies inside closed outlines, from 0 to 1, row by row. The outlines must lie
 * inside the box. Each edge leaves in the pixels of its row what it changes there; the sum along the row is what lies inside.
 * Nothing but arithmetic is used, so the result is the same on every machine.
 */
export function fillOutlines(outlines: readonly (readonly Point[])[], width: number, height: number): Float32Array {
  // An edge on the right border changes the pixel behind the row.
  const stride = width + 1;
  const changes = new Float64Array(stride * height);
  for (const outline of outlines) {
    let from = outline.at(-1);
    for (const to of outline) {
      if (from) addEdge(changes, stride, from, to);
      from = to;
    }
  }
  const covered = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += changes[row * stride + column] ?? 0;
      covered[row * width + column] = Math.min(1, Math.abs(sum));
    }
  }
  return covered;
}

function addEdge(changes: Float64Array, stride: number, from: Point, to: Point): void {
  if (from[1] === to[1]) return;
  const sign = from[1] < to[1] ? 1 : -1;
  const [top, bottom] = sign > 0 ? [from, to] : [to, from];
  const slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
  for (let row = Math.floor(top[1]); row < bottom[1]; row++) {
    const [high, low] = [Math.max(row, top[1]), Math.min(row + 1, bottom[1])];
    const [start, end] = [top[0] + (high - top[1]) * slope, top[0] + (low - top[1]) * slope];
    addPiece(changes, row * stride, [Math.min(start, end), Math.max(start, end)], sign * (low - high));
  }
}

/** Adds the piece of an edge that lies in one row, by its left and right end and its height, which has a sign. */
function addPiece(changes: Float64Array, row: number, [left, right]: Point, height: number): void {
  for (let column = Math.floor(left); column < right || column === Math.floor(left); column++) {
    const [from, to] = [Math.max(left, column), Math.min(right, column + 1)];
    const part = right > left ? (height * (to - from)) / (right - left) : height;
    // In its own pixel it covers what lies on its right, and all of the pixels behind.
    const own = part * (column + 1 - (from + to) / 2);
    changes[row + column] = (changes[row + column] ?? 0) + own;
    changes[row + column + 1] = (changes[row + column + 1] ?? 0) + part - own;
  }
}
