import { untold, type NetRecord } from '@/utils/exhibit/net/model';
import { utcIso } from '@/utils/shared/time';

const AT = Date.UTC(2026, 2, 12, 6, 29, 5);

/** Exhibit 4 was kept on a computer whose clock is right, exhibit 3 on one that is an hour behind the server's. */
export function sampleNet(number: number): NetRecord {
  const ahead = number === 3 ? 3_600_000 : 0;
  return {
    specVersion: '1.0',
    at: utcIso(AT),
    page: {
      url: 'https://shop.example/user/index/query',
      secureContext: true,
      lastModified: untold('NOT_SENT'),
    },
    navigation: {
      type: 'navigate',
      status: 200,
      protocol: 'h2',
      transferBytes: 48_112,
      bodyBytes: 211_004,
      serviceWorker: false,
      startedAt: utcIso(AT - 61_000),
      answeredAt: utcIso(AT - 60_400),
      receivedAt: utcIso(AT - 60_200),
    },
    redirects: { count: 1, chain: untold('NOT_OFFERED') },
    response: {
      source: 'http-cache',
      status: 200,
      bodyBytes: 211_004,
      sameLength: true,
      headers: {
        kept: [
          ['cache-control', 'max-age=0'],
          ['server', 'nginx/1.24.0'],
        ],
        withheld: ['x-auth-token'],
      },
    },
    clock: {
      method: 'HEAD',
      url: 'https://shop.example/favicon.ico',
      status: 200,
      sentAt: utcIso(AT),
      receivedAt: utcIso(AT + 84),
      tookMs: 84,
      serverAt: utcIso(AT + ahead),
      skew: { minMs: ahead - 84, maxMs: ahead + 1000 },
      headers: { kept: [['date', new Date(AT + ahead).toUTCString()]], withheld: ['set-cookie'] },
    },
    connection: { address: '203.0.113.24', proxy: false },
    tls: {
      state: 'secure',
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      certificates: [
        {
          subject: 'CN=shop.example',
          issuer: 'CN=R11,O=Example CA,C=US',
          serial: '04:0A:11',
          validFrom: utcIso(AT - 40 * 86_400_000),
          validTo: utcIso(AT + 50 * 86_400_000),
          sha256: '9f2c'.repeat(16),
          builtInRoot: false,
          file: 'net/certificate-1.der',
        },
      ],
    },
  };
}
