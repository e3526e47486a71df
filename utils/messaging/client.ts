import { sendToBackground } from '../platform/messages';
import { fromUnknown, type AppError } from '../shared/errors';
import { err, type Result } from '../shared/result';
import type { MessageName, Request, Response } from './protocol';

/** Asks the background for something. Never throws: an unreachable background is `UNEXPECTED`. */
export async function ask<K extends MessageName>(name: K, request: Request<K>): Promise<Result<Response<K>>> {
  try {
    return (await sendToBackground({ name, request })) as Result<Response<K>>;
  } catch (thrown) {
    return err<AppError>(fromUnknown(thrown));
  }
}
