import type { AstroIntegration } from 'astro';
import { insertBody } from './pieces.ts';

/** Puts the bodies of notes and link lists into pages that Astro has rendered without them. */
export function insertBodies(dir: string): AstroIntegration {
  return {
    name: 'waymark-bodies',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          render: async (request, options) => {
            const rendered = await prerenderer.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            const page = Buffer.from(await response.arrayBuffer());
            const whole = insertBody(page, dir) ?? page;
            return new Response(whole, { status: response.status, headers: { 'Content-Type': 'text/html' } });
          },
        }));
      },
    },
  };
}
