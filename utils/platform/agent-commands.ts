import type { AgentCommand, AgentScript, AgentScripts } from '../capture/agent-protocol';

/** Which script answers a command. The type makes it whole: a command that is missing or misplaced does not compile. */
export const SCRIPT_OF: {
  readonly [K in AgentCommand]: {
    [S in AgentScript]: K extends keyof AgentScripts[S] ? S : never;
  }[AgentScript];
} = {
  inspect: 'text',
  inspected: 'text',
  snapshot: 'capture',
  read: 'capture',
  runs: 'capture',
  net: 'camera',
  scrollers: 'camera',
  measure: 'camera',
  prepare: 'camera',
  pose: 'camera',
  check: 'camera',
  finish: 'camera',
  find: 'chat',
  at: 'chat',
  show: 'chat',
  open: 'chat',
  next: 'chat',
  still: 'chat',
  rows: 'chat',
  bytes: 'chat',
  cancel: 'chat',
};

/** The files of a script, in the order in which they have to run: what it borrows from another comes first. */
export const FILES_OF: { readonly [S in AgentScript]: readonly string[] } = {
  text: ['/text.js'],
  capture: ['/text.js', '/capture.js'],
  camera: ['/camera.js'],
  chat: ['/chat.js'],
};
