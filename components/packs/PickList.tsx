import type { PackView } from '@/utils/packs/pack.types';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ArrowDown, ArrowUp, X } from 'lucide';
import { useId } from 'preact/hooks';
import { kindOf, kindText } from '../format/kind';
import { useT } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import { Stamp } from '../ui/Stamp';
import type { Chosen } from './pack-session';
import type { PackFlow } from './use-pack';

interface PickListProps {
  readonly flow: PackFlow;
  readonly exhibits: readonly ExhibitRow[];
}

/** What goes into the pack, in its order, and why; more can be added, anything moved or taken out. */
export function PickList({ flow, exhibits }: PickListProps) {
  const t = useT();
  const id = useId();
  const { chosen, choose } = flow;
  const swap = (at: number, to: number) => {
    const next = [...chosen];
    const [one, other] = [next[at], next[to]];
    if (!one || !other) return;
    next[at] = other;
    next[to] = one;
    choose(next);
  };
  const add = (value: string) => {
    const number = Number(value);
    const view: PackView = number === 0 ? 'list' : (flow.viewsFor(number)[0] ?? 'picture');
    choose([...chosen, { number, view }]);
  };
  const addable = flow.others.filter(({ number }) => flow.viewsFor(number).length > 0);
  const without = flow.others.filter(({ number }) => flow.viewsFor(number).length === 0);
  const hasList = chosen.some(({ number }) => number === 0);
  return (
    <section class="pack-picks" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{t('packs.picks')}</h4>
      {chosen.length === 0 && <p class="pane-soft">{t('packs.nonePicked')}</p>}
      <ol>
        {chosen.map((one, at) => (
          <li key={one.number} class="pack-pick">
            <PickWords flow={flow} chosen={one} exhibit={exhibits.find((row) => row.number === one.number)} />
            <div class="pack-pick-tools">
              {at > 0 && (
                <IconButton
                  icon={ArrowUp}
                  label={t('packs.up', { label: labelOf(one, t('packs.list')) })}
                  onClick={() => swap(at, at - 1)}
                />
              )}
              {at < chosen.length - 1 && (
                <IconButton
                  icon={ArrowDown}
                  label={t('packs.down', { label: labelOf(one, t('packs.list')) })}
                  onClick={() => swap(at, at + 1)}
                />
              )}
              <IconButton
                icon={X}
                label={t('packs.remove', { label: labelOf(one, t('packs.list')) })}
                onClick={() => choose(chosen.filter((other) => other !== one))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div class="pack-channel-line">
        {(addable.length > 0 || !hasList) && (
          <>
            <label for={id} class="unseen">
              {t('packs.add')}
            </label>
            <select id={id} value="" onChange={(event) => add(event.currentTarget.value)}>
              <option value="" disabled>
                {t('packs.add')}
              </option>
              {addable.map((row) => (
                <option key={row.number} value={row.number}>
                  {`${exhibitLabel(row.number)} ${kindText(kindOf(row), row.record.origin, t)} ${titleOf(row).slice(0, 40)}`}
                </option>
              ))}
              {!hasList && <option value="0">{t('packs.list')}</option>}
            </select>
          </>
        )}
        {flow.reset && (
          <Button size="small" look="quiet" onClick={flow.reset}>
            {t('packs.proposeAgain')}
          </Button>
        )}
      </div>
      {without.length > 0 && (
        <p class="pane-soft">
          {t('packs.noPicture', { labels: without.map(({ number }) => exhibitLabel(number)).join('、') })}
        </p>
      )}
    </section>
  );
}

const labelOf = ({ number }: Chosen, list: string): string => (number === 0 ? list : exhibitLabel(number));

const titleOf = ({ record }: ExhibitRow): string =>
  record.summary.goodsTitle ?? (record.source.title || record.imported?.name || '');

interface PickWordsProps {
  readonly flow: PackFlow;
  readonly chosen: Chosen;
  readonly exhibit: ExhibitRow | undefined;
}

function PickWords({ flow, chosen, exhibit }: PickWordsProps) {
  const t = useT();
  const id = useId();
  if (!exhibit) return <p class="pack-pick-title">{t('packs.list')}</p>;
  const pick = flow.reasons.get(exhibit.number);
  const views = flow.viewsFor(exhibit.number);
  return (
    <div class="pack-pick-words">
      <p class="pack-pick-title">
        <Stamp number={exhibit.number} />
        <span>{kindText(kindOf(exhibit), exhibit.record.origin, t)}</span>
        <span class="pane-soft">{titleOf(exhibit)}</span>
      </p>
      <p class="pack-reason">{t(`packs.reason.${pick?.reason ?? 'own'}`)}</p>
      {exhibit.record.state === 'partial' && <p class="pack-reason">{t('packs.partial')}</p>}
      {views.length > 1 && (
        <div class="pack-channel-line">
          <label for={id}>{t('packs.shownAs')}</label>
          <select
            id={id}
            value={chosen.view}
            onChange={(event) => {
              const view = views.find((one) => one === event.currentTarget.value);
              if (view) flow.choose(flow.chosen.map((one) => (one === chosen ? { ...one, view } : one)));
            }}
          >
            {views.map((view) => (
              <option key={view} value={view}>
                {t(`packs.view.${view}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
