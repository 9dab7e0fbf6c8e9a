import { createServer, get } from 'node:http';
import { type Served, serve } from '../../../src/node/serve.ts';
import { BLANK } from './watch.ts';

const HOST = '127.0.0.1';

/**
 * Serves a built site as `serve` does, without the policy in the header: that one forbids frames, and the one in each
 * page, which is what is tried, cannot.
 */
export async function serveForFrames(dir: string): Promise<Served> {
  const behind = await serve({ dir, base: '/', port: 0 });
  const { port } = new URL(behind.url);
  const server = createServer((request, response) => {
    if (request.url === BLANK) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end();
      return;
    }
    const { host: _, ...headers } = request.headers;
    get({ host: HOST, port, path: request.url, headers }, (answer) => {
      const { 'content-security-policy': __, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest);
      answer.pipe(response);
    }).on('error', () => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, HOST, done));
  const address = server.address();
  const used = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://${HOST}:${used}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await behind.close();
    },
  };
}
