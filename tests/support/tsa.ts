import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { der, generalizedTime, integer, octets, oid, sequence, SHA256_ID } from './der-write';

/** Certificates of the test authority, each with a key of its own. */
export type Stamper = keyof typeof STAMPERS;

const TSA_EXT = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nsubjectKeyIdentifier=hash\n';
const STAMPERS = {
  tsa: `${TSA_EXT}extendedKeyUsage=critical,timeStamping\n`,
  noEku: TSA_EXT,
  softEku: `${TSA_EXT}extendedKeyUsage=timeStamping\n`,
  moreEku: `${TSA_EXT}extendedKeyUsage=critical,timeStamping,codeSigning\n`,
  wrongUsage:
    'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=critical,timeStamping\n',
} as const;

const POLICY = '1.3.6.1.4.1.55555.1';
const CONFIG = `[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_digest = sha256\ndefault_policy = ${POLICY}
digests = sha256, sha512\naccuracy = secs:1, millisecs:500\nordering = yes\ntsa_name = yes\ness_cert_id_chain = no
ess_cert_id_alg = sha256\nclock_precision_digits = 3\n`;

/** What a forged token says; the rest is as a good authority would. */
export interface Forgery {
  readonly digest: Uint8Array;
  readonly nonce?: Uint8Array;
  readonly at?: Date;
  readonly by?: string;
  readonly md?: string;
  readonly imprintAlgorithm?: Buffer;
  readonly policy?: string;
  readonly status?: number;
  /** Leaves the ESS attribute out. */
  readonly withoutEss?: boolean;
  readonly extra?: readonly Uint8Array[];
}

/** A real time-stamp authority on this machine: openssl, with keys made for the occasion. */
export class TestTsa {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-tsa-'));

  constructor() {
    this.#root();
    this.subordinate('ca', 'root', 'critical,CA:TRUE,pathlen:0');
    for (const [name, ext] of Object.entries(STAMPERS)) this.issue(name, ext);
    writeFileSync(this.at('tsa.cnf'), CONFIG);
    writeFileSync(this.at('serial'), '01');
    writeFileSync(this.at('chain.pem'), this.text('ca.pem'));
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  text(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(this.at(name));
  }

  /** A certificate for an end entity. `dates`: `YYYYMMDDhhmmssZ`. */
  issue(
    name: string,
    ext: string,
    options: { ca?: string; md?: string; dates?: readonly [string, string]; key?: string } = {},
  ): void {
    const { ca = 'ca', md = 'sha256', dates, key = EC } = options;
    this.#request(name, `/O=Liuzheng tests/CN=Test ${name}`, ext, key);
    this.#sign(name, ca, md, dates);
  }

  /** A certificate authority below another. */
  subordinate(name: string, by: string, constraint = 'critical,CA:TRUE', more = ''): void {
    const ext = `basicConstraints=${constraint}\nkeyUsage=critical,keyCertSign\n${more}`;
    this.#request(name, `/O=Liuzheng tests/CN=Test ${name}`, ext);
    this.#sign(name, by, 'sha256');
  }

  #root(): void {
    this.#request(
      'root',
      '/O=Liuzheng tests/CN=Test Root',
      'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n',
    );
    this.#run('x509 -req -in root.csr -key root.key -days 3650 -extfile root.ext -out root.pem');
  }

  #request(name: string, subject: string, ext: string, key: string = EC): void {
    writeFileSync(this.at(`${name}.ext`), ext);
    this.#run(`req -new -newkey ${key} -nodes -keyout ${name}.key -out ${name}.csr -subj`, subject);
  }

  #sign(
    name: string,
    ca: string,
    md: string,
    dates: readonly [string, string] = [stamp(-2), stamp(700)],
  ): void {
    writeFileSync(this.at('index'), '');
    writeFileSync(this.at('ca.cnf'), CA_CONFIG);
    this.#run(
      `ca -batch -config ca.cnf -cert ${ca}.pem -keyfile ${ca}.key -md ${md} -in ${name}.csr -out ${name}.pem -startdate ${dates[0]} -enddate ${dates[1]} -extfile ${name}.ext -notext -preserveDN`,
    );
  }

  /** What `openssl ts -reply` answers. */
  reply(query: Uint8Array, stamper: Stamper = 'tsa'): Buffer {
    writeFileSync(this.at('q'), query);
    this.#run(
      `ts -reply -config tsa.cnf -queryfile q -signer ${stamper}.pem -inkey ${stamper}.key -chain chain.pem -out r`,
    );
    return this.bytes('r');
  }

  /** A response with any content, signed by any certificate: what a dishonest authority could make. */
  forge(f: Forgery): Buffer {
    const tst = sequence(
      integer(1),
      oid(f.policy ?? POLICY),
      sequence(f.imprintAlgorithm ?? SHA256_ID, octets(f.digest)),
      integer(5),
      generalizedTime(f.at ?? new Date()),
      ...(f.nonce ? [der(0x02, f.nonce)] : []),
      ...(f.extra ?? []),
    );
    return this.respond(this.sign(tst, f), f.status);
  }

  /** A CMS over the bytes as TSTInfo. */
  sign(tst: Uint8Array, { by = 'tsa', md = 'sha256', withoutEss = false }: Partial<Forgery>): Buffer {
    writeFileSync(this.at('tst'), tst);
    const type = '1.2.840.113549.1.9.16.1.4';
    this.#run(
      `cms -sign -binary -nodetach -econtent_type ${type} -outform DER -nosmimecap -in tst -signer ${by}.pem -inkey ${by}.key -certfile chain.pem -md ${md} -out cms${withoutEss ? '' : ' -cades'}`,
    );
    return this.bytes('cms');
  }

  respond(token: Uint8Array, status = 0): Buffer {
    return sequence(sequence(integer(status)), token);
  }

  /** Whether `openssl ts -verify` takes it. `at`: as of that instant. */
  opensslAccepts(response: Uint8Array, query: Uint8Array, root = 'root.pem', at?: Date): boolean {
    writeFileSync(this.at('vq'), query);
    writeFileSync(this.at('vr'), response);
    const time = at ? ['-attime', String(Math.floor(at.getTime() / 1000))] : [];
    const args = `ts -verify -queryfile vq -in vr -CAfile ${root} -untrusted chain.pem`.split(' ');
    return spawnSync('openssl', [...args, ...time], { cwd: this.folder }).status === 0;
  }

  /** A query for a hash the authority does not take is refused, by openssl itself. */
  rejection(): Buffer {
    this.#run(`ts -query -digest ${'00'.repeat(20)} -sha1 -out q1`);
    return this.reply(this.bytes('q1'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Words of the command are split at spaces; `last` is one word whatever is in it. */
  #run(command: string, ...last: readonly string[]): void {
    execFileSync('openssl', [...command.split(' '), ...last], { cwd: this.folder, stdio: 'pipe' });
  }
}

const EC = 'ec -pkeyopt ec_paramgen_curve:P-256';
const CA_CONFIG = `[ca]\ndefault_ca = c\n[c]\nnew_certs_dir = .\ndatabase = index\nrand_serial = yes\npolicy = p
unique_subject = no\nemail_in_dn = no\n[p]\ncommonName = supplied\norganizationName = optional\n`;

/** `YYYYMMDDhhmmssZ`, so many days from now. */
export function stamp(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
}

/** The same query with another nonce: its last octet lies before the three of certReq. */
export function flipNonce(query: Uint8Array): Buffer {
  const out = Buffer.from(query);
  out[out.length - 4] = (out[out.length - 4] ?? 0) ^ 1;
  return out;
}
