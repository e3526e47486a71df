import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RelayServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What came in: method, path, headers and length of the body. */
  readonly requests: readonly { line: string; headers: NodeJS.Dict<string | string[]>; bytes: number }[];
  close(): Promise<void>;
}

/**
 * A relay of randomness on this machine: below `/good` it answers what `pulse` gives, and below the others it fails: `/silent`,
 * `/down`, `/busy`, `/login`, `/endless`.
 */
export async function serveRelay(pulse: () => Uint8Array): Promise<RelayServer> {
  const requests: { line: string; headers: NodeJS.Dict<string | string[]>; bytes: number }[] = [];
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ line: `${method} ${url}`, headers, bytes });
      const kind = url.split('/')[1] ?? '';
      answer(kind, pulse, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(kind: string, pulse: () => Uint8Array, response: ServerResponse): void {
  if (kind === 'silent') return;
  if (kind === 'down') response.destroy();
  else if (kind === 'busy') response.writeHead(503).end('try later');
  else {
    response.writeHead(200, { 'content-type': 'application/json' });
    const bodies: Readonly<Record<string, string>> = {
      endless: 'x'.repeat(100_000),
      login: '<html>login</html>',
    };
    response.end(bodies[kind] ?? pulse());
  }
}
