import type { Apart, Member } from '../../joint/model';
import { copyBundle, type CopyJob } from './copy';
import { examine, type ExamineJob } from './examine';

/** What a worker can be asked to do. */
export type Task = ({ readonly type: 'examine' } & ExamineJob) | ({ readonly type: 'copy' } & CopyJob);

export type TaskResult = readonly (Member | Apart)[] | boolean;

export const work = (task: Task): Promise<TaskResult> =>
  task.type === 'examine' ? examine(task) : copyBundle(task);
