/** A simulator that dies at a chosen moment of its conversation: a proxy in front of a real one counts what is said. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Dies when it would hear piece `piece` of what the client says (0: the upgrade, 1: the hello), or has answered it. */
export interface Moment {
  readonly piece: number;
  readonly when: 'unheard' | 'answered';
}

export class MortalSimulator {
  /** As `--target` takes it. */
  readonly url: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'smokestack-mortal-'));
  readonly #child: ChildProcess;
  readonly #server: Server;
  readonly #gone: Promise<void>;
  /** Pieces heard so far. */
  heard = 0;
  /** Of the process's clock; undefined while it lives. */
  diedAtMs: number | undefined;

  private constructor(program: string, moment: Moment) {
    const behind = join(this.#folder, 'behind.sock');
    const front = join(this.#folder, 'front.sock');
    this.url = `unix:${front}`;
    this.#child = spawn(program, ['--unix', behind, '--run-dir', this.#folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#gone = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#server = createServer((client) => {
      const simulator = connect(behind);
      client.on('error', () => {});
      simulator.on('error', () => {});
      simulator.on('close', () => client.destroy());
      client.on('close', () => simulator.destroy());
      client.on('data', (piece) => {
        const number = this.heard++;
        if (number === moment.piece && moment.when === 'unheard') this.#die();
        else simulator.write(piece);
      });
      simulator.on('data', (piece) => {
        client.write(piece);
        if (this.heard > moment.piece && moment.when === 'answered') this.#die();
      });
    });
    this.#server.listen(front);
  }

  static async start(program: string, moment: Moment): Promise<MortalSimulator> {
    const simulator = new MortalSimulator(program, moment);
    // One line on stdout once it listens.
    await new Promise((resolve) => simulator.#child.stdout?.once('data', resolve));
    return simulator;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #die(): void {
    this.diedAtMs ??= performance.now();
    this.#child.kill('SIGKILL');
  }
}
