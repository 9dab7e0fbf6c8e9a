import { addToParams, readFromParams } from '../../core/search/facets.ts';
import type { SearchRequest } from '../../core/search/query.ts';

/** Writes a request into the parameters of an address, in place of the one that they hold. */
export function writeRequest(params: URLSearchParams, { typed, facets }: SearchRequest): void {
  if (typed.trim() === '') params.delete('q');
  else params.set('q', typed);
  addToParams(params, facets);
}

/** Reads a request from the parameters of an address. */
export function readRequest(params: URLSearchParams): SearchRequest {
  return { typed: params.get('q') ?? '', facets: readFromParams(params) };
}

/** Returns a request as the parameters of an address. */
export function formatRequest(request: SearchRequest): string {
  const params = new URLSearchParams();
  writeRequest(params, request);
  return params.toString();
}
