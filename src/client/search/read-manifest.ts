import { MANIFEST_FILE, type SearchManifest } from '../../core/search/search-manifest.ts';

/** Loads what must be known of the index in the folder at an address. Rejects when it cannot be had. */
export async function readManifest(address: string): Promise<SearchManifest> {
  const response = await fetch(`${address}${MANIFEST_FILE}`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address}${MANIFEST_FILE} answers ${response.status}`);
  return response.json();
}
