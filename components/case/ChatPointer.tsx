import type { ChatCandidate, ScreenShare } from '@/utils/recognise/chat/candidate.types';
import { hostOfSite } from '@/utils/exhibit/sites';
import type { TargetedMouseEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { candidateTitle } from '../format/chat';
import { useBlobUrl } from '../hooks/use-blob-url';
import type { ChatsFound } from '../hooks/use-chats';
import { useRead } from '../hooks/use-read';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import './chat-pointer.css';

export type ScreenPoint = Pick<ScreenShare, 'x' | 'y'>;

interface ChatPointerProps {
  readonly found: ChatsFound;
  readonly onKeep: (candidate: string, at?: ScreenPoint) => void;
  readonly onClose: () => void;
}

interface Chosen {
  readonly candidate: ChatCandidate;
  /** Absent: it was picked from the list. */
  readonly at?: ScreenPoint;
}

type Answer = 'looking' | { readonly nothing: true; readonly closedSite?: string } | Chosen | null;

/** Of the picture's width and height, for one press of an arrow key. */
const STEP = 0.04;
const ARROWS: Readonly<Record<string, ScreenPoint>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/**
 * The page's picture to point at: which conversation is wanted is said in our own window, so that nothing has to be drawn
 * into the page. What was found is framed; by keyboard it is chosen from the list, or with a cross that the arrows move.
 */
export function ChatPointer({ found, onKeep, onClose }: ChatPointerProps) {
  const t = useT();
  const picture = useRead(found.picture, []);
  const url = useBlobUrl(picture.state === 'ready' ? picture.value : null);
  const [cross, setCross] = useState<ScreenPoint | null>(null);
  const [answer, setAnswer] = useState<Answer>(null);
  const turn = useRef(0);
  const actions = useRef<HTMLDivElement>(null);
  const chosen = answer !== null && typeof answer === 'object' && 'candidate' in answer ? answer : null;

  useEffect(() => {
    // A popup is low: what can be done next comes into sight.
    if (chosen) actions.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const pointAt = async (at: ScreenPoint) => {
    const mine = ++turn.current;
    setCross(at);
    setAnswer('looking');
    const { candidate, closedSite } = await found.at(at);
    if (mine !== turn.current) return;
    setAnswer(
      candidate ? { candidate, at } : { nothing: true, ...(closedSite === undefined ? {} : { closedSite }) },
    );
  };
  const pick = (candidate: ChatCandidate) => {
    turn.current += 1;
    setCross(null);
    setAnswer({ candidate });
  };
  const onClick = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    // Pressed by keyboard: where the cross stands.
    const byKey = event.detail === 0;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const there = { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
    void pointAt(byKey ? (cross ?? { x: 0.5, y: 0.5 }) : there);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = ARROWS[event.key];
    if (!move) return;
    event.preventDefault();
    const from = cross ?? { x: 0.5, y: 0.5 };
    setCross({ x: within(from.x + move.x), y: within(from.y + move.y) });
  };

  const framed = [...found.candidates];
  if (chosen && !framed.some(({ id }) => id === chosen.candidate.id)) framed.push(chosen.candidate);
  return (
    <section class="chat-point" aria-label={t('chat.pointTitle')}>
      <p class="chat-point-hint">{t('chat.pointHint')}</p>
      {picture.state === 'failed' && <ErrorNote error={picture.error} />}
      {picture.state === 'loading' && <p class="chat-point-hint">{t('chat.pointLoading')}</p>}
      {url && (
        <div class="chat-point-picture">
          <img src={url} alt="" />
          {framed.map(({ id, where }) =>
            where ? (
              <span
                key={id}
                class={`chat-point-frame ${id === chosen?.candidate.id ? 'chat-point-chosen' : ''}`}
                style={placeOf(where)}
              />
            ) : null,
          )}
          {cross && <span class="chat-point-cross" style={placeOf({ ...cross, width: 0, height: 0 })} />}
          <button
            type="button"
            class="chat-point-surface"
            aria-label={t('chat.pointSurface')}
            onClick={onClick}
            onKeyDown={onKeyDown}
          />
        </div>
      )}
      {found.candidates.length > 0 && (
        <div class="chat-point-list" role="group" aria-label={t('chat.pointListed')}>
          {found.candidates.map((candidate) => (
            <Button
              key={candidate.id}
              size="small"
              pressed={candidate.id === chosen?.candidate.id}
              onClick={() => pick(candidate)}
            >
              {candidateTitle(candidate, t)}
            </Button>
          ))}
        </div>
      )}
      <div role="status" class="chat-point-answer">
        {answer === 'looking' && <p>{t('chat.pointLooking')}</p>}
        {chosen && (
          <>
            <p>
              {t('chat.pointFound', {
                title: candidateTitle(chosen.candidate, t),
                rows: t('chat.rows', { n: chosen.candidate.rows }),
              })}
            </p>
            {chosen.candidate.preview && <p class="chat-point-preview">{chosen.candidate.preview}</p>}
          </>
        )}
        {answer !== null && typeof answer === 'object' && 'nothing' in answer && (
          <p>
            {answer.closedSite === undefined
              ? t('chat.pointNothing')
              : t('chat.pointClosed', { host: hostOfSite(answer.closedSite) })}
          </p>
        )}
      </div>
      <div ref={actions} class="chat-point-actions">
        <Button look="quiet" onClick={onClose}>
          {t('chat.pointBack')}
        </Button>
        <Button disabled={!chosen} onClick={() => chosen && onKeep(chosen.candidate.id, chosen.at)}>
          {t('chat.pointKeep')}
        </Button>
      </div>
    </section>
  );
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
const placeOf = ({ x, y, width, height }: ScreenShare) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});
