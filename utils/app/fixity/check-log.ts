import { viewLog } from '../../bundle/log-view';
import { verifyChain } from '../../integrity/chain';
import type { LoggedFile } from '../../integrity/chain.types';
import type { LogFinding } from '../../integrity/log-findings';
import { loggedFiles } from '../../integrity/logged-files';
import type { Digests } from '../../shared/digest';
import type { CaseContents } from '../../storage/exports';

/**
 * Holds a case's log against itself, against the head that the case's row names, and against the exhibits that are there.
 * Reads no blob. Of a broken log only the first bad line is told: what follows it proves nothing either way.
 */
export async function checkLog(
  { row, exhibits, lines }: CaseContents,
  digests: Digests,
): Promise<readonly LogFinding[]> {
  if (lines.length === 0) return [{ code: 'LOG_EMPTY' }];
  const chain = await verifyChain(lines, digests);
  if (chain.verdict.status !== 'valid') return [{ code: 'LOG_LINE', line: chain.lines.length + 1 }];
  if (chain.lines[0]?.case !== row.id) return [{ code: 'LOG_LINE', line: 1 }];
  const findings: LogFinding[] = [];
  if (row.chainHead !== chain.head || row.nextSeq !== lines.length)
    findings.push({ code: 'LOG_HEAD', lines: lines.length, expected: row.nextSeq });
  const { present } = viewLog(chain.lines);
  const here = new Set(exhibits.map(({ id }) => id as string));
  for (const [id, { number }] of present) {
    if (!here.has(id)) findings.push({ code: 'EXHIBIT_LOST', number });
  }
  for (const exhibit of exhibits) {
    const logged = present.get(exhibit.id);
    if (!logged) findings.push({ code: 'EXHIBIT_UNLOGGED', number: exhibit.number });
    else if (
      keyOf(logged.files) !== keyOf(loggedFiles(exhibit.record, exhibit.recordSha256, exhibit.recordBytes))
    )
      findings.push({ code: 'RECORD_CHANGED', number: exhibit.number });
  }
  return findings;
}

const keyOf = (files: readonly LoggedFile[]): string =>
  files
    .map(({ path, sha256, bytes }) => `${path} ${sha256} ${bytes}`)
    .sort()
    .join('\n');
