import { useState } from 'preact/hooks';

/** Puts a text on the clipboard. `copied`: whether the last try did, `null` before the first. */
export function useCopy(): {
  readonly copied: boolean | null;
  readonly copy: (text: string) => Promise<void>;
} {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (text: string): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copied, copy };
}
