import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFileLoader } from '../../../src/client/search/load-files.ts';

/** Answers requests one after the other with what is given. */
function serve(...answers: readonly (Response | Error)[]) {
  const fetched = vi.fn<(address: string) => Promise<Response>>();
  for (const answer of answers) {
    if (answer instanceof Error) fetched.mockRejectedValueOnce(answer);
    else fetched.mockResolvedValueOnce(answer);
  }
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const packed = () => new Response(gzipSync('naïve'));

afterEach(() => vi.unstubAllGlobals());

describe('a file loader', () => {
  it('unpacks files of its folder, each loaded once', async () => {
    const fetched = serve(packed(), packed());
    const { unpack, unpackText } = createFileLoader('https://a.example/pagefind/');
    expect(await Promise.all([unpackText('links/1'), unpackText('links/1')])).toEqual(['naïve', 'naïve']);
    expect(await unpack('links/1')).toEqual(new Uint8Array(Buffer.from('naïve')));
    await unpack('groups');
    expect(fetched.mock.calls).toEqual([['https://a.example/pagefind/links/1'], ['https://a.example/pagefind/groups']]);
  });

  it.each([
    ['no network', new Error('gone')],
    ['no such file', new Response(gzipSync('Not found'), { status: 404 })],
    ['a file that is not compressed', new Response('<html>')],
    ['a file that is cut off', new Response(gzipSync('naïve').subarray(0, 12))],
  ])('rejects, and tries again when it is asked again: %s', async (_, answer) => {
    serve(answer, packed());
    const { unpackText } = createFileLoader('https://a.example/');
    await expect(unpackText('1')).rejects.toThrow();
    expect(await unpackText('1')).toBe('naïve');
  });
});
