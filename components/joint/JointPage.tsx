import type { Apart, JointCase, Sum } from '@/utils/joint/model';
import { claimedBy, paidBy } from '@/utils/joint/sums';
import { baseName } from '@/utils/joint/tables';
import { Download, FilePlus, Table } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { readChoice, readDrop } from '../import/dropped';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { JointTable } from './JointTable';
import { useJoint, type JointFlow } from './use-joint';
import '../exhibit/details.css';
import './joint.css';

/** 集体投诉: several people's bundles, each verified, become one table and one folder to hand over. */
export function JointPage({ ports }: { ports: Ports }) {
  return <JointView flow={useJoint(ports)} />;
}

export function JointView({ flow }: { flow: JointFlow }) {
  const t = useT();
  return (
    <div class="joint">
      <h2>{t('joint.title')}</h2>
      <p>{t('joint.about')}</p>
      <p class="setting-note">{t('joint.where')}</p>
      <Intake flow={flow} />
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {flow.apart.length > 0 && <ApartList apart={flow.apart} />}
      {flow.joined && <Result joint={flow.joined.joint} flow={flow} />}
    </div>
  );
}

function Intake({ flow }: { flow: JointFlow }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  if (flow.running)
    return (
      <div class="joint-running">
        <Progress
          label={t('joint.checking')}
          text={t('joint.checked', flow.running)}
          share={flow.running.total > 0 ? flow.running.done / flow.running.total : null}
        />
        <Button onClick={flow.cancel}>{t('joint.cancel')}</Button>
      </div>
    );
  return (
    <div
      class={over ? 'joint-drop joint-over' : 'joint-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void readDrop(event.dataTransfer).then(({ files }) => flow.choose(files));
      }}
    >
      <p>{t(flow.joined ? 'joint.dropMore' : 'joint.drop')}</p>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".zip,application/zip"
        multiple
        tabIndex={-1}
        aria-label={t('joint.files')}
        onChange={(event) => {
          flow.choose(readChoice(event.currentTarget.files).files);
          event.currentTarget.value = '';
        }}
      />
      <Button look={flow.joined ? 'plain' : 'primary'} icon={FilePlus} onClick={() => input.current?.click()}>
        {t(flow.joined ? 'joint.addMore' : 'joint.choose')}
      </Button>
    </div>
  );
}

function Result({ joint, flow }: { joint: JointCase; flow: JointFlow }) {
  const t = useT();
  return (
    <>
      <div role="status">
        <Notice look="ok">
          <p class="export-done">
            {t('joint.sum', { people: joint.people.length, sellers: joint.sellers.length })}
          </p>
          <p>
            {t('joint.amounts', {
              paid: sumText(joint.paid, t),
              claimed: sumText(joint.claimed, t),
              recovered: joint.recovered.amount,
            })}
          </p>
        </Notice>
      </div>
      <div class="joint-actions">
        {flow.packing ? (
          <>
            <Progress label={t('joint.packing')} text={t('joint.packing')} share={null} />
            <Button onClick={flow.cancel}>{t('joint.cancel')}</Button>
          </>
        ) : (
          <>
            <Button look="primary" icon={Download} onClick={flow.download}>
              {t('joint.download')}
            </Button>
            <Button icon={Table} onClick={flow.table}>
              {t('joint.table')}
            </Button>
            <Button look="quiet" onClick={flow.clear}>
              {t('joint.clear')}
            </Button>
          </>
        )}
      </div>
      <p class="setting-note">{t('joint.inside')}</p>
      <Sellers joint={joint} />
      <People joint={joint} />
      <Promises joint={joint} />
      {joint.apart.length > 0 && <ApartList apart={joint.apart} />}
    </>
  );
}

const sumText = ({ amount, unknown }: Sum, t: Translate): string =>
  unknown > 0 ? t('joint.sumUnknown', { amount, n: unknown }) : amount;

function Sellers({ joint }: { joint: JointCase }) {
  const t = useT();
  return (
    <JointTable
      id="joint-sellers"
      title={t('joint.sellers')}
      rows={joint.sellers}
      labelOf={({ label }) => label}
      columns={[
        { title: t('joint.seller'), cell: ({ label }) => label },
        {
          title: t('joint.names'),
          cell: ({ names, sites }) => [...names, ...sites].join('；') || t('joint.notStated'),
        },
        { title: t('joint.count'), number: true, cell: ({ people }) => people.length },
        { title: t('joint.paid'), number: true, cell: ({ paid }) => sumText(paid, t) },
        { title: t('joint.claimed'), number: true, cell: ({ claimed }) => sumText(claimed, t) },
      ]}
    >
      <p class="setting-note">{t('joint.sellersHow')}</p>
    </JointTable>
  );
}

/** Rows shown; all of them are in the file. */
const MOST_ROWS = 200;

function People({ joint }: { joint: JointCase }) {
  const t = useT();
  const none = t('joint.notStated');
  return (
    <JointTable
      id="joint-people"
      title={t('joint.people')}
      rows={joint.people.slice(0, MOST_ROWS)}
      labelOf={({ label }) => label}
      columns={[
        { title: t('joint.person'), cell: ({ label }) => label },
        { title: t('joint.case'), cell: ({ title }) => title },
        { title: t('joint.seller'), cell: ({ seller }) => seller },
        { title: t('joint.order'), cell: ({ fields }) => fields.orderNumber?.value ?? none },
        { title: t('joint.paid'), number: true, cell: (one) => paidBy(one) ?? none },
        { title: t('joint.claimed'), number: true, cell: (one) => claimedBy(one) ?? none },
        { title: t('joint.exhibits'), number: true, cell: ({ exhibits }) => exhibits.length },
      ]}
    >
      {joint.people.length > MOST_ROWS && (
        <p class="setting-note">{t('joint.moreRows', { n: joint.people.length - MOST_ROWS })}</p>
      )}
    </JointTable>
  );
}

function Promises({ joint }: { joint: JointCase }) {
  const t = useT();
  return (
    <section aria-labelledby="joint-promises">
      <h3 id="joint-promises">{t('joint.promises')}</h3>
      {joint.promises.length === 0 && <p class="setting-note">{t('joint.noPromises')}</p>}
      <ul class="joint-promises">
        {joint.promises.map((one) => (
          <li key={one.text}>
            <q>{one.text}</q>
            <span class="setting-note">
              {t('joint.promisedTo', {
                n: one.people.length,
                who: one.people
                  .map(({ person, exhibit }) => (exhibit ? `${person}-${exhibit}` : person))
                  .join('、'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ApartList({ apart }: { apart: readonly Apart[] }) {
  const t = useT();
  return (
    <section aria-labelledby="joint-apart">
      <h3 id="joint-apart">{t('joint.apart', { n: apart.length })}</h3>
      <ul class="joint-apart">
        {apart.map((one) => (
          <li key={one.sources.join()}>
            <Notice look={one.reason === 'INVALID' || one.reason === 'DIVERGED' ? 'bad' : 'warn'}>
              <p>
                <strong>{one.sources.map(baseName).join('、')}</strong>
                {one.title && <> · {one.title}</>}
              </p>
              <p>{t(`joint.apart.${one.reason}`)}</p>
              <ApartFiles files={[...new Set(one.findings.flatMap(({ files }) => files))]} />
            </Notice>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two findings may name one file. */
function ApartFiles({ files }: { files: readonly string[] }) {
  return files.length > 0 ? <p class="mono">{files.slice(0, 5).join(' ')}</p> : null;
}
