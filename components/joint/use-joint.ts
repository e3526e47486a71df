import type { Apart } from '@/utils/joint/model';
import { jointSeal } from '@/utils/joint/seal';
import { fromBase64 } from '@/utils/shared/bytes';
import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { joinFiles, zipOf, type Joined } from './join-files';

export interface JointFlow {
  /** Files verified and in all; `null` while nothing runs. */
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly packing: boolean;
  readonly joined: Joined | null;
  /** When nothing could be used. */
  readonly apart: readonly Apart[];
  readonly error: AppError | null;
  readonly choose: (files: readonly File[]) => void;
  readonly cancel: () => void;
  readonly download: () => void;
  readonly table: () => void;
  readonly dismiss: () => void;
  readonly clear: () => void;
}

type JointPorts = Pick<Ports, 'ask' | 'saveFile' | 'now' | 'extensionVersion'>;

/** Another language or look draws the page anew: what took minutes to check stays. In this page's memory only. */
const kept = new WeakMap<JointPorts, { readonly files: readonly File[]; readonly joined: Joined }>();

/** 集体投诉: files are added until the user is done; each time all of them are judged together. */
export function useJoint(ports: Pick<Ports, 'ask' | 'saveFile' | 'now' | 'extensionVersion'>): JointFlow {
  const [running, setRunning] = useState<JointFlow['running']>(null);
  const [packing, setPacking] = useState(false);
  const [joined, setJoined] = useState(() => kept.get(ports)?.joined ?? null);
  const [apart, setApart] = useState<readonly Apart[]>([]);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const files = useRef<readonly File[]>(kept.get(ports)?.files ?? []);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  // Leaving loads another page, and what was checked would be gone: the browser asks first, until it was downloaded.
  const unsaved = joined !== null && !saved;
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);

  const choose = async (more: readonly File[]) => {
    if (more.length === 0 || running) return;
    const all = [...files.current, ...more];
    const control = (abort.current = new AbortController());
    setError(null);
    setRunning({ done: 0, total: all.length });
    const result = await joinFiles(all, {
      signal: control.signal,
      onProgress: (done, total) => setRunning({ done, total }),
      now: ports.now,
      software: `留证 ${ports.extensionVersion()}`,
    });
    setRunning(null);
    if (result.ok) {
      files.current = all;
      kept.set(ports, { files: all, joined: result.value });
      setJoined(result.value);
      setSaved(false);
      setApart([]);
    } else {
      // What was joined before stays.
      if (result.error.error.code !== 'CANCELLED') setError(result.error.error);
      setApart(result.error.apart);
    }
  };

  const download = async () => {
    if (!joined || packing) return;
    const control = (abort.current = new AbortController());
    setPacking(true);
    setError(null);
    const zip = await signedZip(joined, ports.ask, control.signal);
    setPacking(false);
    if (zip.ok) {
      ports.saveFile(`${joined.bag.folder}.zip`, zip.value);
      setSaved(true);
    } else if (zip.error.code !== 'CANCELLED') setError(zip.error);
  };

  return {
    running,
    packing,
    joined,
    apart,
    error,
    choose: (more) => void choose(more),
    cancel: () => abort.current?.abort(),
    download: () => void download(),
    table: () => {
      const csv = joined?.bag.files.find(({ path }) => path === 'data/people.csv');
      if (joined && csv)
        ports.saveFile(`${joined.bag.folder}.csv`, new Blob([csv.bytes], { type: 'text/csv;charset=utf-8' }));
    },
    dismiss: () => setError(null),
    clear: () => {
      files.current = [];
      kept.delete(ports);
      setJoined(null);
      setApart([]);
      setError(null);
    },
  };
}

/** The folder with the installation's signature over it. Errors: those of `zipOf` and of the key's store. */
async function signedZip(joined: Joined, ask: Ports['ask'], signal: AbortSignal): Promise<Result<Blob>> {
  const seal = joined.bag.files.find(({ path }) => path === 'tagmanifest-sha256.txt');
  const signed = await ask('joint.sign', { tagManifest: new TextDecoder().decode(seal?.bytes) });
  if (!signed.ok) return signed;
  const { signature, pem } = signed.value;
  return zipOf(joined, jointSeal(fromBase64(signature), pem), signal);
}
