import { readContribution } from '../astro/workspace.ts';

export async function GET(): Promise<Response> {
  const { notes } = await readContribution();
  return new Response(JSON.stringify(notes), { headers: { 'Content-Type': 'application/json' } });
}
