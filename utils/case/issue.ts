import { isIssueType, type Dossier, type IssueType } from './model';

/** What went wrong, as the user says; `undefined` while nobody said. */
export function issueOf(dossier: Dossier): IssueType | undefined {
  const value = dossier.fields.issue?.value;
  return isIssueType(value) ? value : undefined;
}
