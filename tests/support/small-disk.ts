import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for a browser's profile that can be given a disk of its own, and that disk filled. */
export class SmallDisk {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-profile-'));
  #mounted = false;

  /** Answers why it is impossible, where it is. */
  mount(megabytes: number): string {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return 'mounting a small disk takes root on Linux';
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.folder], {
        stdio: 'ignore',
      });
      this.#mounted = true;
      return '';
    } catch {
      return 'this machine does not let root mount a tmpfs';
    }
  }

  /** Writes until nothing more fits. Answers the file that fills it. */
  fill(): string {
    const filler = path.join(this.folder, 'filler');
    const file = openSync(filler, 'w');
    for (let size = 1024 * 1024; size >= 1;) {
      try {
        // Less than asked for arrives when less fits.
        if (writeSync(file, Buffer.alloc(size, 0x5a)) < size) size = Math.floor(size / 2);
      } catch {
        size = Math.floor(size / 2);
      }
    }
    closeSync(file);
    return filler;
  }

  remove(): void {
    if (this.#mounted) execFileSync('umount', ['--lazy', this.folder]);
    this.#mounted = false;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
