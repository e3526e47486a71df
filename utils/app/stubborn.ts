import { fromUnknown } from '../shared/errors';

/** ms between two attempts: what filled the disk (a download, a log) may be gone by then. */
const PAUSE = 400;
const ATTEMPTS = 3;

/** Tries a write that must not be lost to a passing failure a few times. Answers whether it worked; never throws. */
export async function stubborn(write: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await write();
      return true;
    } catch (thrown) {
      console.error('留证: writing failed', fromUnknown(thrown).cause);
      if (attempt === ATTEMPTS) return false;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE);
    });
  }
}
