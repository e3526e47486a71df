import type { AgentConnection } from '../../platform/agent';
import type { RequestWatch, Seen } from '../../platform/net';
import { untold, type Certificate, type Tls, type Told } from '../../exhibit/net/model';
import { parsePageFacts, type PageFacts } from '../../exhibit/net/page-facts';
import { netRecord } from '../../exhibit/net/record';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import type { CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** ms the server has to tell the time. It runs beside the snapshot and the pictures, and is the most it can delay ✓. */
const DEADLINE = 2000;
/** ms a page has that is busy with its own work, or with our snapshot. */
const CALL = 20_000;
/** ms from the page's answer until the browser's own word about the same request must be here. */
const BROWSER = 500;
/** A certificate is kept as a file up to this many bytes, and this many of one chain. */
const MAX_CERTIFICATE = 16 * 1024;
const MAX_CHAIN = 10;

type Ports = Pick<CapturePorts, 'clock' | 'net'>;

/**
 * Keeps `net.json`: how the page came, what its server says the time is, who the server is. Never fails: what is not
 * known is said in the file, with the reason.
 */
export async function keepNet(
  ports: Ports,
  tabId: number,
  recorder: Recorder,
  agent?: AgentConnection,
  url = '',
): Promise<void> {
  try {
    const { utc } = ports.clock();
    const askedTime = await ports.net.askTime().catch(() => false);
    const address = askedTime && agent ? timeAddress(url) : undefined;
    const watch = address === undefined ? undefined : await ports.net.watch(tabId, address);
    const page = agent && (await recorder.step('net', () => askPage(ports, agent, askedTime)));
    const seen = await watched(watch, page);
    const tls = await keepCertificates(recorder, seen.tls);
    const record = netRecord({ at: utc, page, askedTime, connection: seen.connection, tls });
    const json = canonicalJson(wellFormedJson(record));
    await recorder.keep('net.json', new Blob([json], { type: 'application/json' }), 'original');
  } catch (thrown) {
    console.warn('留证: net.json was not made', thrown);
    recorder.missing({ what: 'resource', reason: 'UNEXPECTED', where: 'net.json' });
  }
}

/** What the content script asks; the browser's listener is told to look out for the same. */
function timeAddress(url: string): string | undefined {
  const page = URL.canParse(url) ? new URL(url) : undefined;
  return page && /^https?:$/.test(page.protocol) ? `${page.origin}/favicon.ico` : undefined;
}

async function askPage(
  { net }: Ports,
  agent: AgentConnection,
  askTime: boolean,
): Promise<PageFacts | undefined> {
  const request = { deadline: DEADLINE, askTime, pastWorker: net.pastWorker };
  const answer = await agent.call('net', request, CALL);
  return answer.ok ? parsePageFacts(answer.value) : undefined;
}

async function watched(watch: RequestWatch | undefined, page: PageFacts | undefined): Promise<Seen> {
  const nothing = { connection: untold('NOT_SEEN'), tls: untold('NOT_SEEN') };
  if (!watch) return nothing;
  // Nothing was asked, or nobody answered: there is nothing to wait for.
  const asked = page?.head && !('failed' in page.head && page.head.failed !== 'REDIRECTED');
  return watch.end(asked ? BROWSER : 0);
}

/** Puts each certificate beside the record, under its number in the chain. */
async function keepCertificates(recorder: Recorder, tls: Seen['tls']): Promise<Told<Tls>> {
  if ('notAvailable' in tls) return tls;
  const certificates: Certificate[] = [];
  for (const [at, { der, ...certificate }] of tls.certificates.slice(0, MAX_CHAIN).entries()) {
    const file = `net/certificate-${at + 1}.der`;
    const fits = der && der.byteLength > 0 && der.byteLength <= MAX_CERTIFICATE;
    const blob = fits ? new Blob([der], { type: 'application/pkix-cert' }) : undefined;
    const kept = blob && (await recorder.keep(file, blob, 'original')).ok;
    certificates.push(kept ? { ...certificate, file } : certificate);
  }
  return { ...tls, certificates };
}
