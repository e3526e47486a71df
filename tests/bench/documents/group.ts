import type { Row } from '../report';
import { letterRows } from './letter-rows';

/** Papers of a large case. */
export async function documentRows(): Promise<Row[]> {
  return letterRows();
}
