import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SmokestackError } from '#units';

export interface ServeOptions {
  /** The simulator. */
  readonly program: string;
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  /** Holds the token; written when it does not exist. */
  readonly tokenFile: string;
  /** Another address than loopback, without encryption. */
  readonly insecure: boolean;
}

/** A simulator that listens on TCP. */
export interface Served {
  /** HOST:PORT in fact. */
  readonly address: string;
  readonly tokenFile: string;
  /** Settles at its end: '' when it was stopped, else its last words. */
  readonly ended: Promise<string>;
  stop(): void;
}

const tokenBytes = 16;

/** A token of 128 bit in a file that nobody else can read; it never stands in argv, an address or a log. */
function writeToken(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${randomBytes(tokenBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

/**
 * Starts a simulator on TCP.
 * @throws SmokestackError 'environment' with its words when it does not listen
 */
export async function serveSimulator({ program, listen, tokenFile, insecure }: ServeOptions): Promise<Served> {
  const token = resolve(tokenFile);
  writeToken(token);
  const args = ['--tcp', listen, '--token-file', token, ...(insecure ? ['--insecure'] : [])];
  // setpriv (util-linux, on every Debian): the simulator goes when this process does, however that comes.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stopped = false;
  let words = '';
  child.stderr.on('data', (text: Buffer) => {
    words = (words + text.toString()).slice(-4096);
  });
  let cure = 'name another address or port with --listen';
  const ended = new Promise<string>((settle) => {
    child.once('error', (cause) => {
      cure = 'apt install util-linux: it brings setpriv';
      settle(cause.message);
    });
    child.once('close', (code) => settle(stopped ? '' : `the simulator ended with code ${code}: ${words.trim()}`));
  });
  let said = '';
  const listening = new Promise<string>((settle) => {
    const look = (text: Buffer): void => {
      said += text.toString();
      const found = /listening tcp:(\S+)/.exec(said)?.[1];
      if (found !== undefined) settle(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
  });
  const first = await Promise.race([listening, ended.then((why) => ({ why }))]);
  if (typeof first !== 'string') throw new SmokestackError('environment', first.why, { cure });
  return {
    address: first,
    tokenFile: token,
    ended,
    stop: () => {
      stopped = true;
      child.kill('SIGTERM');
    },
  };
}
