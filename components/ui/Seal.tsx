import iconUrl from '@/assets/icon.svg?url';

/** The product's seal. Decoration: the name stands beside it. */
export function Seal({ size = 24 }: { size?: number }) {
  return <img class="seal" src={iconUrl} width={size} height={size} alt="" />;
}
