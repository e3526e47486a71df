import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';

const TOOLS = ['/usr/bin/Xvfb', '/usr/bin/openbox', '/usr/bin/xdotool'];

/** A screen of its own with a window manager, and a keyboard that presses real keys. */
export class Desktop {
  readonly display: string;
  readonly #children: ChildProcess[];

  private constructor(display: string, children: ChildProcess[]) {
    this.display = display;
    this.#children = children;
  }

  /** What is missing to start one; empty when nothing is. */
  static missing(): string[] {
    return TOOLS.filter((file) => !existsSync(file));
  }

  static async start(width = 1280, height = 900): Promise<Desktop> {
    // Xvfb picks a free display and writes its number to the descriptor it is given.
    const screen = spawn(
      '/usr/bin/Xvfb',
      ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const number = await new Promise<string>((resolve, reject) => {
      screen.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
      screen.once('exit', () => reject(new Error('Xvfb ended at once')));
    });
    const display = `:${number}`;
    const manager = spawn('/usr/bin/openbox', [], {
      env: { ...process.env, DISPLAY: display },
      stdio: 'ignore',
    });
    return new Desktop(display, [manager, screen]);
  }

  /** Presses a key combination in the focused window, e.g. `alt+shift+s`. */
  press(keys: string): void {
    const pressed = spawnSync('/usr/bin/xdotool', ['key', '--clearmodifiers', keys], {
      env: { ...process.env, DISPLAY: this.display },
      encoding: 'utf8',
    });
    if (pressed.status !== 0) throw new Error(pressed.stderr);
  }

  /** A click of the right mouse button, px of the screen. */
  rightClick(x: number, y: number): void {
    spawnSync('/usr/bin/xdotool', ['mousemove', `${x}`, `${y}`, 'click', '3'], {
      env: { ...process.env, DISPLAY: this.display },
    });
  }

  /** Brings the window of that title to the front and gives it the keyboard. */
  focus(title: string): void {
    spawnSync(
      '/usr/bin/xdotool',
      ['search', '--sync', '--onlyvisible', '--name', title, 'windowactivate', '--sync'],
      {
        env: { ...process.env, DISPLAY: this.display },
        timeout: 10_000,
      },
    );
  }

  stop(): void {
    for (const child of this.#children) child.kill();
  }
}
