import { appError } from '@/utils/shared/errors';
import { ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { CertificateRow, StampRow } from '@/utils/storage/paper-rows';
import { CASE_ID, EXHIBITS, fileHash, NOW } from './exhibits';
import { PULSE_1000 } from './seal-answers';
import { exportJob, sampleWorld, VOLUMES, type World } from './ports';

/** Two authorities are asked. */
export const ON = JSON.stringify({ on: true, enabled: ['digicert', 'certum'], own: [] });
const [first] = EXHIBITS;
if (!first) throw new Error('no exhibit');

function stamp(tsa: string, extra: Partial<StampRow> = {}): StampRow {
  return {
    id: `${first?.id}.${tsa}`,
    caseId: CASE_ID,
    exhibitId: first?.id ?? ('' as never),
    number: first?.number ?? 0,
    tsa,
    digest: fileHash(1, tsa),
    state: 'waiting',
    attempts: 0,
    ...extra,
  };
}

const STAMPED = stamp('digicert', {
  state: 'stamped',
  time: utcIso(NOW),
  found: { code: 'TIMESTAMP_ROOT_UNKNOWN', tsa: 'DigiCert Timestamp 2026' },
});
export const WAITING = stamp('certum', {
  attempts: 2,
  error: appError('TSA_UNREACHABLE'),
  nextAt: utcIso(NOW + 120_000),
});
const CERTIFICATE: CertificateRow = {
  id: 'c',
  caseId: CASE_ID,
  number: first.number,
  name: '公证书.tsr',
  file: { path: 'seal/external/E004-0a1b2c3d-x.tsr', sha256: fileHash(2, 'x'), bytes: 3000 },
  at: utcIso(NOW),
};

const PULSE_FILE = {
  path: 'beacon/quicknet.json',
  sha256: fileHash(3, 'pulse'),
  bytes: PULSE_1000.length,
  mediaType: 'application/json',
  role: 'original',
} as const;

/** The first exhibit has one time-stamp, waits for another, a public random number, and a certificate of an outsider. */
export function stampedWorld(): World {
  const world = sampleWorld();
  world.settings.value = { ...world.settings.value, stamps: ON };
  world.stamps.value = [STAMPED, WAITING];
  world.certificates.value = [CERTIFICATE];
  world.exhibits.value = world.exhibits.value.map((row) =>
    row.id === first?.id
      ? { ...row, record: { ...row.record, files: [...row.record.files, PULSE_FILE] } }
      : row,
  );
  world.files.set(PULSE_FILE.sha256, new Blob([PULSE_1000]));
  world.answers['certificate.check'] = () =>
    ok({ verdict: 'fits', what: 'E004/text.txt', time: utcIso(NOW), tsa: '联合信任', code: 'TIMESTAMP_OK' });
  return world;
}

/** The same once a bundle was saved, which one of the two did not stamp. */
export function exportedWorld(): World {
  const world = stampedWorld();
  const stamps = [
    { tsa: 'DigiCert', time: utcIso(NOW) },
    { tsa: 'Certum', error: appError('TSA_UNREACHABLE') },
  ];
  world.jobs.value = [
    exportJob({ state: 'done', saved: true, volumes: VOLUMES, stamps, key: 'ab12'.repeat(16) }),
  ];
  const { number: _about, ...ofCase } = CERTIFICATE;
  world.certificates.value = [CERTIFICATE, { ...ofCase, id: 'd', name: '公证书.pdf' }];
  return world;
}
