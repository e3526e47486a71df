import { exhibitLabel } from '@/utils/exhibit/ids';
import './marks.css';

/** An exhibit's number as a stamp: E001. */
export function Stamp({ number, large = false }: { number: number; large?: boolean }) {
  return <span class={`stamp${large ? ' stamp-large' : ''}`}>{exhibitLabel(number)}</span>;
}
