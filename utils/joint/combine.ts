import { fold } from '../recognise/fold';
import { byFrequency, groupBy } from './group';
import { isApart } from './member';
import type { Apart, CommonPromise, JointCase, Member, Person } from './model';
import { groupSellers, labelSellers } from './sellers';
import { claimedBy, paidBy, recoveredBy, sumOf } from './sums';

/**
 * Joins verified bundles of several people. The same members give the same joint case, in whichever order they came.
 * Of several bundles of one case the one that goes furthest counts; two that disagree are both kept apart.
 */
export function combine(results: readonly (Member | Apart)[]): JointCase {
  const { members, apart } = onePerCase(results.filter((one): one is Member => !isApart(one)));
  const sorted = [...members].sort((a, b) => compare(sortKey(a), sortKey(b)));
  const groups = groupSellers(sorted);
  const width = Math.max(3, String(sorted.length).length);
  const people: Person[] = sorted.map((member, i) => ({
    ...member,
    label: `P${String(i + 1).padStart(width, '0')}`,
    seller: groups.labels[i] ?? '',
  }));
  return {
    people,
    sellers: labelSellers(people),
    promises: commonPromises(people),
    paid: sumOf(people, paidBy),
    claimed: sumOf(people, claimedBy),
    recovered: sumOf(people, recoveredBy),
    apart: [...results.filter(isApart), ...apart].sort((a, b) =>
      compare(a.sources[0] ?? '', b.sources[0] ?? ''),
    ),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By the day of payment as far as it is known; the case's id decides among equals. */
const sortKey = (member: Member): string => `${member.fields.paidAt?.value ?? '9'} ${member.caseId}`;

function onePerCase(all: readonly Member[]): { members: Member[]; apart: Apart[] } {
  const apart: Apart[] = [];
  const members: Member[] = [];
  const byCase = groupBy(all, (member) => member.caseId);
  for (const same of byCase.values()) {
    const [last, ...earlier] = [...same].sort(
      (a, b) =>
        b.lines.length - a.lines.length ||
        compare(b.exportedAt, a.exportedAt) ||
        compare(source(a), source(b)),
    );
    if (!last) continue;
    if (earlier.some((one) => !goesOn(last, one))) {
      apart.push(...same.map((one) => asApart(one, 'DIVERGED')));
      continue;
    }
    members.push(last);
    apart.push(...earlier.map((one) => asApart(one, sameBytes(one, last) ? 'REPEATED' : 'OLDER')));
  }
  return { members, apart };
}

const source = (member: Member): string => member.files[0]?.source ?? '';

const sameBytes = (a: Member, b: Member): boolean =>
  a.files.map(({ sha256 }) => sha256).join() === b.files.map(({ sha256 }) => sha256).join();

/** Each line names the one before it: an equal last line means an equal history. */
const goesOn = (later: Member, earlier: Member): boolean =>
  later.lines[earlier.lines.length - 1] === earlier.lines.at(-1);

const asApart = (member: Member, reason: Apart['reason']): Apart => ({
  sources: member.files.map((file) => file.source),
  title: member.title,
  reason,
  findings: [],
});

/** Wording without blanks and punctuation, so that 「秒到账！」 and 「秒到账」 are one promise. */
export const sameWording = (text: string): string =>
  fold(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

function commonPromises(people: readonly Person[]): CommonPromise[] {
  const said = people.flatMap((person) => {
    const promise = person.fields.promise;
    const key = sameWording(promise?.value ?? '');
    return promise && key ? [{ key, person, promise }] : [];
  });
  return [...groupBy(said, ({ key }) => key).values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      text: byFrequency(same.map(({ promise }) => promise.value))[0] ?? '',
      people: same.map(({ person, promise }) => ({
        person: person.label,
        ...(promise.from ? { exhibit: promise.from } : {}),
      })),
      sellers: [...new Set(same.map(({ person }) => person.seller))].sort(),
    }))
    .sort((a, b) => b.people.length - a.people.length || compare(a.text, b.text));
}
