import type { UtcIso } from '@/utils/shared/time';
import { useEffect, useState } from 'preact/hooks';
import { remainingText } from '../format/remaining';
import { fullText, utcText } from '../format/when';
import { useT } from '../i18n';

interface CountdownProps {
  readonly dueAt: UtcIso;
  /** ms since the epoch. */
  readonly now: () => number;
}

const MINUTE = 60_000;

/** 还剩 17 小时 32 分, kept up to date by itself, to the minute; nothing around it is drawn again. */
export function Countdown({ dueAt, now }: CountdownProps) {
  const t = useT();
  const [at, setAt] = useState(now);
  const due = Date.parse(dueAt);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const time = now();
      setAt(time);
      // Just after the moment at which the words change.
      const past = (((due - time) % MINUTE) + MINUTE) % MINUTE;
      timer = window.setTimeout(tick, past + 50);
    };
    tick();
    return () => clearTimeout(timer);
  }, [due, now]);
  return (
    <time
      class="countdown"
      dateTime={dueAt}
      title={`${fullText(due, -new Date(due).getTimezoneOffset())} · ${utcText(dueAt)}`}
    >
      {remainingText(due - at, t)}
    </time>
  );
}
