import type { AgentCommand } from '../capture/agent-protocol';
import type { Result } from '../shared/result';

/** Name of the port between the background and its content script. */
export const PORT = 'liuzheng-capture';

export interface Envelope {
  readonly id: number;
  readonly name: AgentCommand;
  readonly request: unknown;
}

export interface Reply {
  readonly id: number;
  readonly result: Result<unknown>;
}
