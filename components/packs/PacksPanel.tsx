import type { TemplateId } from '@/utils/documents/model';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { Download, Images, Package } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { CaseView } from '../case/case-view';
import { bytesText } from '../format/bytes';
import { useT } from '../i18n';
import type { PackPorts, Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { ChannelBox } from './ChannelBox';
import { PageGrid } from './PageGrid';
import './packs.css';
import { PickList } from './PickList';
import { useMadePack, type MadePack } from './use-made-pack';
import { usePack, type PackFlow } from './use-pack';

export interface PacksPanelProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly view: CaseView;
  /** The letter that is open; the user may write another text. */
  readonly letter?: PackLetter;
  /** Opens another. */
  readonly onPaper?: (paper: TemplateId) => void;
}

/** Words for the pack, and the paper they are of. */
export interface PackLetter {
  readonly text: string;
  readonly paper: TemplateId | null;
}

/** 材料包: the pictures a channel takes, cut from the exhibits. */
export function PacksPanel(props: PacksPanelProps) {
  const { packs } = props.ports;
  return packs ? <Panel {...props} packs={packs} /> : null;
}

function Panel(props: PacksPanelProps & { packs: PackPorts }) {
  const { ports, packs, row, exhibits, view, letter, onPaper } = props;
  const t = useT();
  const id = useId();
  const flow = usePack(ports, packs, row, exhibits, view);
  const making = useMadePack(ports, packs, row, flow);
  const [own, setOwn] = useState<string | null>(null);
  const text = own ?? letter?.text ?? '';
  const { paper } = flow.profile;
  const ready =
    flow.started &&
    !flow.running &&
    flow.sources.some(({ pages }) => pages.some(({ fate }) => fate === 'in'));
  return (
    <section class="packs" aria-labelledby={id}>
      <h3 id={id}>{t('packs.title')}</h3>
      <p class="pane-soft">{t('packs.hint')}</p>
      <ChannelBox flow={flow} ask={ports.ask} />
      <PickList flow={flow} exhibits={exhibits} />
      {!flow.started && (
        <Button icon={Images} look="primary" disabled={flow.chosen.length === 0} onClick={flow.start}>
          {t('packs.prepare')}
        </Button>
      )}
      {flow.running && <Running flow={flow} />}
      {flow.error && <ErrorNote error={flow.error} kept={t('packs.kept')} />}
      {flow.started && <PageGrid flow={flow} />}
      {own === null && paper && letter?.paper && letter.paper !== paper && (
        <Notice look="warn">
          <p>
            {t('packs.otherPaper', {
              open: t(`letters.paper.${letter.paper}`),
              meant: t(`letters.paper.${paper}`),
            })}
          </p>
          <Button size="small" onClick={() => onPaper?.(paper)}>
            {t('packs.usePaper', { meant: t(`letters.paper.${paper}`) })}
          </Button>
        </Notice>
      )}
      <PackText text={text} most={flow.profile.maxChars} onInput={setOwn} />
      {ready && (
        <Button
          icon={Package}
          look={making.made ? 'plain' : 'primary'}
          disabled={making.busy}
          onClick={() => making.make(text)}
        >
          {t('packs.make')}
        </Button>
      )}
      {making.error && <ErrorNote error={making.error} kept={t('packs.kept')} />}
      <div role="status">{making.made && <Made made={making.made} saveFile={ports.saveFile} />}</div>
    </section>
  );
}

function Running({ flow }: { flow: PackFlow }) {
  const t = useT();
  const { running } = flow;
  if (!running) return null;
  const label = running.number === 0 ? t('packs.list') : `E${String(running.number).padStart(3, '0')}`;
  return (
    <div class="pack-running">
      <Progress
        label={t('packs.preparing')}
        text={t(`packs.doing.${running.doing}`, { label })}
        share={running.share}
      />
      <Button onClick={flow.cancel}>{t('packs.cancel')}</Button>
    </div>
  );
}

interface PackTextProps {
  readonly text: string;
  readonly most: number | null;
  readonly onInput: (text: string) => void;
}

/** The text that goes with the pictures, and how much of it the channel takes. Nothing is ever cut for the user. */
function PackText({ text, most, onInput }: PackTextProps) {
  const t = useT();
  const length = Array.from(text.trim()).length;
  const over = most === null ? 0 : length - most;
  return (
    <div class="pack-text">
      <Field
        label={t('packs.text')}
        value={text}
        onInput={onInput}
        multiline
        rows={5}
        maxLength={100_000}
        hint={most === null ? t('packs.count', { n: length }) : t('packs.countOf', { n: length, most })}
        error={over > 0 ? t('packs.over', { n: over }) : undefined}
      />
    </div>
  );
}

function Made({ made, saveFile }: { made: MadePack; saveFile: Ports['saveFile'] }) {
  const t = useT();
  return (
    <Notice look="ok">
      <p>{t('packs.made', { n: made.pictures.length, size: bytesText(made.zip.size) })}</p>
      <div class="pack-channel-line">
        <Button look="primary" icon={Download} onClick={() => saveFile(made.name, made.zip)}>
          {t('packs.saveZip')}
        </Button>
      </div>
      <ul class="pack-files">
        {made.pictures.map(({ name, blob }) => (
          <li key={name}>
            <Button size="small" look="quiet" onClick={() => saveFile(name, blob)}>
              {t('packs.saveOne', { name })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
