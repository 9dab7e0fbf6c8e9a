import { expect, it } from 'vitest';
import { formatRequest, readRequest } from '../../../src/client/search/request-params.ts';
import { NO_FACETS } from '../../../src/core/search/facets.ts';

it.each([
  [{ typed: '', facets: NO_FACETS }, ''],
  [{ typed: '   ', facets: NO_FACETS }, ''],
  [{ typed: 'a & b', facets: NO_FACETS }, 'q=a+%26+b'],
  [{ typed: '', facets: { ...NO_FACETS, kinds: ['book', 'paper'] as const } }, 'kind=book&kind=paper'],
  [{ typed: 'x', facets: { ...NO_FACETS, years: { from: 2020, to: null } } }, 'q=x&year=2020..'],
])('writes a request: %#', (request, params) => {
  expect(formatRequest(request)).toBe(params);
  expect(readRequest(new URLSearchParams(params))).toEqual({ ...request, typed: request.typed.trim() });
});
