import * as v from 'valibot';
import type { RelayProtocol } from '../capture/relay-protocol';
import type { Answer } from './agent-wire';

/** What the background answers to a content script, given already parsed questions. */
export type RelayHandlers = {
  [K in keyof RelayProtocol]: (
    request: RelayProtocol[K]['request'],
  ) => Promise<RelayProtocol[K]['response'] | null>;
};

const pixels = v.pipe(v.number(), v.finite());
const index = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(100_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const SCHEMAS: { [K in keyof RelayProtocol]: v.GenericSchema<unknown, RelayProtocol[K]['request']> } = {
  resource: v.object({ url: v.pipe(v.string(), v.maxLength(16_000), v.regex(/^https?:\/\//i), v.url()) }),
  frame: v.object({
    slot: count,
    path: v.pipe(v.array(index), v.minLength(1), v.maxLength(50)),
    frameId: v.exactOptional(count),
    url: v.nullable(v.string()),
    name: v.string(),
    width: pixels,
    height: pixels,
    from: count,
  }),
};

const question = v.object({
  ask: count,
  name: v.picklist(['resource', 'frame']),
  request: v.unknown(),
});

export const isQuestion = (message: unknown): message is { ask: unknown } =>
  typeof message === 'object' && message !== null && 'ask' in message;

/** A page in control of its renderer can send anything here. Not a question, or nobody to answer: `null`. */
export async function answerQuestion(handlers: RelayHandlers | null, message: unknown): Promise<Answer> {
  const parsed = v.safeParse(question, message);
  if (!parsed.success) return { asked: -1, response: null };
  const { ask: asked, name, request } = parsed.output;
  const wanted = v.safeParse(SCHEMAS[name], request);
  if (!handlers || !wanted.success) return { asked, response: null };
  const handle = handlers[name] as (request: unknown) => Promise<unknown>;
  try {
    return { asked, response: await handle(wanted.output) };
  } catch (thrown) {
    console.warn('留证: a question of the page was not answered', thrown);
    return { asked, response: null };
  }
}
