import { useId } from 'preact/hooks';
import './progress.css';

interface ProgressProps {
  readonly label: string;
  /** What is being done now, in words; announced politely. */
  readonly text: string;
  /** 0–1. */
  readonly share: number;
}

export function Progress({ label, text, share }: ProgressProps) {
  const id = useId();
  const percent = Math.round(Math.max(0, Math.min(1, share)) * 100);
  return (
    <div class="progress">
      <p class="progress-line">
        <span id={id} class="unseen">
          {label}
        </span>
        <span role="status">{text}</span>
        <span class="progress-percent" aria-hidden="true">
          {percent}%
        </span>
      </p>
      <progress aria-labelledby={id} max={100} value={percent} />
    </div>
  );
}
