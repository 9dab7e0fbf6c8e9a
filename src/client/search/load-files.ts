/** Loads files that never change under their names, each once. */
export interface FileLoader {
  /** Returns the unpacked content of a compressed file. Rejects when it cannot be had or read. */
  readonly unpack: (name: string) => Promise<Uint8Array>;
  readonly unpackText: (name: string) => Promise<string>;
}

/** Creates a loader for the folder at an address, with a slash at its end. */
export function createFileLoader(folder: string): FileLoader {
  const known = new Map<string, Promise<Uint8Array>>();
  const unpack = (name: string) => {
    const loaded = known.get(name) ?? load(`${folder}${name}`);
    known.set(name, loaded);
    // What failed once may be had the next time.
    loaded.catch(() => known.delete(name));
    return loaded;
  };
  return { unpack, unpackText: async (name) => new TextDecoder().decode(await unpack(name)) };
}

async function load(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok || response.body === null) throw new Error(`${address} answers ${response.status}`);
  const stream = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
