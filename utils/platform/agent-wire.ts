import type { AgentCommand, AgentScript } from '../capture/agent-protocol';
import type { RelayCommand } from '../capture/relay-protocol';
import type { Result } from '../shared/result';

/** Name of the port between the background and one of its content scripts. */
export const portOf = (script: AgentScript): string => `liuzheng-${script}`;

/** Name of the port by which a content script calls a background that was ended. It carries nothing: being opened is all. */
export const CALL_PORT = 'liuzheng-call';

export interface Envelope {
  readonly id: number;
  readonly name: AgentCommand;
  readonly request: unknown;
}

export interface Reply {
  readonly id: number;
  readonly result: Result<unknown>;
}

/** The other way round: the content script asks, the background answers. */
export interface Question {
  readonly ask: number;
  readonly name: RelayCommand;
  readonly request: unknown;
}

export interface Answer {
  readonly asked: number;
  /** `null`: not now, not this, or not to you. */
  readonly response: unknown;
}
