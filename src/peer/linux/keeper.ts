import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { SmokestackError } from '#units';
import { Channel } from './channel.ts';
import { buildCommand, channelVersion, kind, packWords, u32, unpackWords } from './messages.ts';
import { LinuxProgram } from './program.ts';

/** `tap`, or `veth` with a packet socket: the way for users whom /dev/net/tun is closed to. */
export type Way = 'tap' | 'veth';

const helloTimeoutMs = 10_000;
const stopTimeoutMs = 5_000;
/** What the process said last is read so long behind its end: a program that outlives it may hold its pipes for ever. */
const lingerMs = 1_000;
const killedExit = 128 + 9;

/** What the namespace said of itself when it stood. */
export interface Hello {
  readonly way: Way;
  /** One sentence: why it went that way. */
  readonly why: string;
  /** Pid of the namespaces' init, as this process counts; everything inside dies with it. */
  readonly initPid: number;
  /** Sentences about settings that the system refused, such as a read-only /proc/sys. */
  readonly warnings: readonly string[];
}

/** Called while the message is handled, hence before any later message: a started program misses none of its output. */
interface Answer<T> {
  resolve(value: T): void;
  reject(error: SmokestackError): void;
}

/** A running `smokestack-netns` (sim/netns): requests, frames and programs over its channel. */
export class Keeper {
  readonly pid: number;
  /** Settles when the process is gone, for whatever reason. Never rejects. */
  readonly gone: Promise<void>;
  onFrame: (frame: Uint8Array) => void = () => {};
  readonly #child: ChildProcess;
  readonly #channel: Channel;
  readonly #requests = new Map<number, Answer<string[]>>();
  readonly #programs = new Map<number, LinuxProgram>();
  #greeting: Answer<Hello> | undefined;
  #lost: SmokestackError | undefined;
  #stderr = '';
  #nextId = 1;

  /** Why the namespace is gone, as soon as its end is known; its programs are told behind it. */
  get lost(): SmokestackError | undefined {
    return this.#lost;
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.gone = new Promise((resolve) => {
      child.once('close', () => resolve());
      child.once('exit', () => {
        const timer = setTimeout(() => {
          for (const pipe of child.stdio) pipe?.destroy();
          resolve();
        }, lingerMs);
        child.once('close', () => clearTimeout(timer));
      });
    });
    this.#channel = new Channel(
      child.stdio[3] as Duplex,
      (of, payload) => this.#received(of, payload),
      (error) => this.#fail(SmokestackError.from(error, 'link-lost')),
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8');
    });
    void this.gone.then(() => {
      const said = this.#stderr === '' ? '' : `: ${this.#stderr.trim()}`;
      this.#fail(new SmokestackError('link-lost', `the network namespace's keeper (smokestack-netns) is gone${said}`));
    });
  }

  /** Starts `file`. @throws SmokestackError 'environment' with a cure where the system refuses a namespace or a device. */
  static async start(file: string, way: Way | 'auto'): Promise<{ keeper: Keeper; hello: Hello }> {
    const child = spawn(file, ['--way', way], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => {
        reject(
          new SmokestackError('environment', `cannot start ${file}: ${cause.message}`, { cure: buildCommand, cause }),
        );
      });
    });
    const keeper = new Keeper(child);
    const timer = setTimeout(() => {
      keeper.#fail(new SmokestackError('timeout', `smokestack-netns said nothing for ${helloTimeoutMs} ms`));
    }, helloTimeoutMs);
    try {
      const hello = await new Promise<Hello>((resolve, reject) => {
        keeper.#greeting = { resolve, reject };
      });
      return { keeper, hello };
    } catch (error) {
      await keeper.stop();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends a request (sim/netns/keeper.cc, `perform`). @returns the words of the reply. */
  request(...words: string[]): Promise<string[]> {
    return new Promise((resolve, reject) => this.#ask(words, { resolve, reject }));
  }

  /** Starts a program inside. @throws SmokestackError 'environment' when it cannot be executed. */
  run(argv: readonly string[]): Promise<LinuxProgram> {
    return new Promise((resolve, reject) => {
      const started = ([pid]: string[]): void => {
        const program = new LinuxProgram(Number(pid), {
          signal: async (of, signal) => void (await this.request('signal', String(of), String(signal))),
          feed: (of, bytes) => this.#channel.send(kind.stdin, u32(of), bytes),
        });
        this.#programs.set(program.pid, program);
        resolve(program);
      };
      this.#ask(['run', ...argv], { resolve: started, reject });
    });
  }

  /** Hands one frame to the namespace's kernel. */
  sendFrame(frame: Uint8Array): void {
    this.#channel.send(kind.frame, frame);
  }

  /** Ends the namespace with everything in it. Resolves when the process is gone; may be called twice. */
  async stop(): Promise<void> {
    this.#channel.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopTimeoutMs);
    await this.gone;
    clearTimeout(timer);
  }

  #ask(words: readonly string[], answer: Answer<string[]>): void {
    if (this.#lost) {
      answer.reject(this.#lost);
      return;
    }
    const packed = packWords(words);
    const id = this.#nextId++;
    this.#requests.set(id, answer);
    this.#channel.send(kind.request, u32(id), packed);
  }

  #received(of: string, payload: Buffer): void {
    switch (of) {
      case kind.frame:
        this.onFrame(payload);
        break;
      case kind.reply:
        this.#replied(payload.readUInt32LE(0), payload[4] === 1, unpackWords(payload.subarray(5)));
        break;
      case kind.stdout:
        this.#programs.get(payload.readUInt32LE(0))?.received('stdout', payload.subarray(4));
        break;
      case kind.stderr:
        this.#programs.get(payload.readUInt32LE(0))?.received('stderr', payload.subarray(4));
        break;
      case kind.exit: {
        const signal = payload.readUInt32LE(8);
        this.#exited(payload.readUInt32LE(0), signal === 0 ? payload.readUInt32LE(4) : 128 + signal);
        break;
      }
      case kind.hello:
        this.#greeted(unpackWords(payload));
        break;
      case kind.refused: {
        const [reason = 'smokestack-netns refused', cure = ''] = unpackWords(payload);
        this.#fail(new SmokestackError('environment', reason, { cure }));
        break;
      }
      default:
        throw new SmokestackError('protocol', `smokestack-netns sent a message of unknown kind ${of}`, {
          cure: buildCommand,
        });
    }
  }

  #greeted([version, way, why = '', initPid, ...warnings]: string[]): void {
    if (Number(version) !== channelVersion || (way !== 'tap' && way !== 'veth')) {
      const message = `smokestack-netns speaks version ${version} of its channel, not ${channelVersion}`;
      throw new SmokestackError('protocol', message, { cure: buildCommand });
    }
    this.#greeting?.resolve({ way, why, initPid: Number(initPid), warnings });
  }

  #replied(id: number, ok: boolean, words: string[]): void {
    const answer = this.#requests.get(id);
    this.#requests.delete(id);
    const [reason = 'smokestack-netns refused a request', cure = ''] = words;
    if (ok) answer?.resolve(words);
    else answer?.reject(new SmokestackError('environment', reason, cure === '' ? {} : { cure }));
  }

  #exited(pid: number, code: number): void {
    this.#programs.get(pid)?.exited(code);
    this.#programs.delete(pid);
  }

  #fail(error: SmokestackError): void {
    if (this.#lost) return;
    this.#lost = error;
    this.#greeting?.reject(error);
    for (const answer of this.#requests.values()) answer.reject(error);
    this.#requests.clear();
    for (const pid of [...this.#programs.keys()]) this.#exited(pid, killedExit);
  }
}
