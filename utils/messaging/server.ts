import * as v from 'valibot';
import { isOwnPage, onMessage } from '../platform/messages';
import { appError, fromUnknown } from '../shared/errors';
import { err, type Result } from '../shared/result';
import type { MessageName, Request, Response } from './protocol';
import { REQUEST_SCHEMAS } from './schemas';

export type Handlers = {
  [K in MessageName]: (request: Request<K>) => Promise<Result<Response<K>>>;
};

/**
 * Serves the protocol to the extension's own pages. Order matters: who asks (`NOT_AUTHORISED`), then what
 * (`BAD_REQUEST`), then the work. Content scripts and other extensions may ask nothing.
 */
export function serve(handlers: Handlers): void {
  onMessage((message, sender) => {
    if (!isOwnPage(sender)) return Promise.resolve(err(appError('NOT_AUTHORISED')));
    return dispatch(handlers, message);
  });
}

/** Parses and runs one message. */
export async function dispatch(handlers: Handlers, message: unknown): Promise<Result<unknown>> {
  const envelope = v.safeParse(v.object({ name: v.string(), request: v.unknown() }), message);
  if (!envelope.success) return err(appError('BAD_REQUEST', { cause: 'no name and request' }));
  const { name, request } = envelope.output;
  if (!isName(name)) return err(appError('BAD_REQUEST', { detail: { name } }));
  const parsed = v.safeParse(REQUEST_SCHEMAS[name], request);
  if (!parsed.success) {
    return err(appError('BAD_REQUEST', { detail: { name }, cause: parsed.issues[0].message }));
  }
  try {
    const handle = handlers[name] as (request: unknown) => Promise<Result<unknown>>;
    return await handle(parsed.output);
  } catch (thrown) {
    return err(fromUnknown(thrown));
  }
}

function isName(name: string): name is MessageName {
  return Object.hasOwn(REQUEST_SCHEMAS, name);
}
