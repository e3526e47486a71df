import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRequest } from '@/utils/integrity/timestamp/request';
import { flipNonce, type Forgery, type TestTsa } from './tsa';

export interface TsaServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Queries that came in, of all addresses. */
  readonly queries: readonly Buffer[];
  close(): Promise<void>;
}

/**
 * The authority behind HTTP on this machine: `/good`, `/slow`, and the ways one can fail: `/wrong-nonce`,
 * `/wrong-imprint`, `/wrong-eku`, `/expired`, `/rejected`, `/garbage`, `/empty`, `/endless`, `/silent`, `/down`, `/busy`, `/moved`.
 */
export async function serveTsa(tsa: TestTsa): Promise<TsaServer> {
  const queries: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = Buffer.concat(chunks);
      queries.push(query);
      answer((request.url ?? '').slice(1), query, tsa, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queries,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const asked = (query: Uint8Array): { digest: Uint8Array; nonce: Uint8Array } => {
  const { digest = new Uint8Array(32), nonce = new Uint8Array([1]) } = readRequest(query) ?? {};
  return { digest, nonce };
};

/** Answers that an honest authority does not give. */
const FORGED: Readonly<Record<string, (query: Uint8Array) => Forgery>> = {
  'wrong-imprint': (query) => ({ ...asked(query), digest: new Uint8Array(32).fill(7) }),
  'wrong-eku': (query) => ({ ...asked(query), by: 'noEku' }),
  expired: (query) => ({ ...asked(query), at: new Date(Date.now() - 400 * 86_400_000) }),
};

function answer(kind: string, query: Buffer, tsa: TestTsa, response: ServerResponse): void {
  const send = (body: Uint8Array, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' });
    response.end(body);
  };
  if (kind === 'silent') return;
  if (kind === 'down') return void response.destroy();
  if (kind === 'busy') return send(Buffer.from('try later'), 503);
  if (kind === 'empty') return send(Buffer.alloc(0));
  if (kind === 'garbage') return send(Buffer.from('<html>login</html>'));
  if (kind === 'rejected') return send(tsa.rejection());
  if (kind === 'moved') return void response.writeHead(302, { location: '/good' }).end();
  if (kind === 'endless') {
    response.writeHead(200);
    const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 5);
    return void response.on('close', () => clearInterval(timer));
  }
  if (kind === 'slow') return void setTimeout(() => send(tsa.reply(query)), 300);
  const forged = FORGED[kind];
  if (forged) return send(tsa.forge(forged(query)));
  send(tsa.reply(kind === 'wrong-nonce' ? flipNonce(query) : query));
}
