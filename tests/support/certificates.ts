import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Chain {
  readonly key: string;
  /** Server's certificate, then the issuer's, PEM. */
  readonly cert: string;
  readonly root: Buffer;
  readonly leaf: Buffer;
}

/** A root and a certificate for 127.0.0.1 that it has signed, by openssl; DER where it says Buffer. */
export function makeChain(): Chain {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-tls-'));
  const at = (name: string): string => path.join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  try {
    const ca = 'basicConstraints=critical,CA:TRUE';
    const sign = 'keyUsage=critical,keyCertSign';
    openssl(
      'req',
      '-x509',
      ...ec,
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
      '-days',
      '30',
      '-subj',
      '/CN=测试根证书/O=留证测试',
      '-utf8',
      '-addext',
      ca,
      '-addext',
      sign,
    );
    openssl('req', ...ec, '-keyout', at('s.key'), '-out', at('s.csr'), '-subj', '/CN=127.0.0.1');
    writeFileSync(at('ext'), 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
    openssl(
      'x509',
      '-req',
      '-in',
      at('s.csr'),
      '-CA',
      at('ca.pem'),
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      '-days',
      '20',
      '-out',
      at('s.pem'),
      '-extfile',
      at('ext'),
    );
    for (const name of ['ca', 's'])
      openssl('x509', '-in', at(`${name}.pem`), '-outform', 'DER', '-out', at(`${name}.der`));
    const text = (name: string): string => readFileSync(at(name), 'utf8');
    return {
      key: text('s.key'),
      cert: text('s.pem') + text('ca.pem'),
      root: readFileSync(at('ca.der')),
      leaf: readFileSync(at('s.der')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
