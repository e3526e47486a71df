import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';

interface AskedRowProps {
  readonly of: {
    readonly name: string;
    readonly url: string;
    readonly enabled: boolean;
    /** It comes with the program. */
    readonly known?: {
      readonly source: string;
      readonly verifiedOn: string | null;
      readonly confidence: 'high' | 'medium' | 'low';
    };
  };
  /** One try, and what came of it in a sentence. Called in the click. */
  readonly attempt: () => Promise<string>;
  readonly onEnable: (on: boolean) => void;
  readonly onRemove: () => void;
}

/** One address that may be asked: whether it is, where it comes from, and what it answers. */
export function AskedRow({ of: { name, url, enabled, known }, attempt, onEnable, onRemove }: AskedRowProps) {
  const t = useT();
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const tryOnce = async () => {
    const answer = attempt();
    setSaid(t('stamps.trying'));
    setAsking(true);
    setSaid(await answer);
    setAsking(false);
  };
  return (
    <li class="authority">
      <label>
        <input
          type="checkbox"
          checked={enabled}
          aria-label={t('stamps.enable', { name })}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            // The box shows what is kept: a refused permission leaves it as it was.
            event.currentTarget.checked = enabled;
            onEnable(checked);
          }}
        />
        <strong>{name}</strong>
      </label>
      <span class="authority-buttons">
        <Button size="small" disabled={asking} onClick={() => void tryOnce()}>
          {t('stamps.tryName', { name })}
        </Button>
        {!known && (
          <Button size="small" look="quiet" onClick={onRemove}>
            {t('stamps.remove', { name })}
          </Button>
        )}
      </span>
      <span class="setting-note authority-about">
        <span class="mono">{url}</span>
        {' · '}
        {!known
          ? t('stamps.own')
          : known.verifiedOn === null
            ? t('stamps.unverified')
            : t('stamps.verifiedOn', { day: known.verifiedOn })}
        {known && (
          <>
            {' · '}
            <a href={known.source} target="_blank" rel="noreferrer">
              {t(known.confidence === 'high' ? 'stamps.sourceOwn' : 'stamps.sourceOthers')}
            </a>
          </>
        )}
      </span>
      <p role="status" class="authority-about">
        {said}
      </p>
    </li>
  );
}
