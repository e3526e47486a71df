import { useId } from 'preact/hooks';
import './progress.css';

interface ProgressProps {
  readonly label: string;
  /** What is being done now, in words; announced politely. */
  readonly text: string;
  /** 0–1; `null` while it is not known. */
  readonly share: number | null;
}

export function Progress({ label, text, share }: ProgressProps) {
  const id = useId();
  const percent = share === null ? null : Math.round(Math.max(0, Math.min(1, share)) * 100);
  return (
    <div class="progress">
      <p class="progress-line">
        <span id={id} class="unseen">
          {label}
        </span>
        <span role="status">{text}</span>
        {percent !== null && (
          <span class="progress-percent" aria-hidden="true">
            {percent}%
          </span>
        )}
      </p>
      {/* Told apart by key: a bar that once had a value does not lose it again. */}
      {percent === null ? (
        <progress key="unknown" aria-labelledby={id} max={100} />
      ) : (
        <progress key="known" aria-labelledby={id} max={100} value={percent} />
      )}
    </div>
  );
}
