/** Tasks shared out to processes of their own, each of which may keep a simulator; which one plays a task decides nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SmokestackError } from '#units';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Workers<Task, Result> {
  /** Module that each process runs, with `options` as its argument: it answers each message with one. */
  readonly program: string;
  readonly options: object;
  /** Processes. */
  readonly jobs: number;
  /** The next task; undefined: there is none. */
  readonly take: () => Task | undefined;
  readonly heard: (result: Result) => void;
  /** Names a task where its process dies of it. */
  readonly nameOf: (task: Task) => string;
}

/** Resolves when `take` has no more. @throws SmokestackError 'internal' when a process dies */
export async function shareOut<Task extends object | number, Result>(workers: Workers<Task, Result>): Promise<void> {
  await Promise.all(Array.from({ length: workers.jobs }, () => work(workers)));
}

async function work<Task extends object | number, Result>(workers: Workers<Task, Result>): Promise<void> {
  const { program, options, take, heard, nameOf } = workers;
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    for (let task = take(); task !== undefined; task = take()) heard(await played<Result>(child, task, nameOf(task)));
  } finally {
    child.disconnect();
  }
}

function played<Result>(child: ChildProcess, task: object | number, name: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new SmokestackError('internal', `a process of the fuzzer ended with ${code} in ${name}`));
    child.once('exit', ended);
    child.once('message', (result) => {
      child.off('exit', ended);
      resolve(result as Result);
    });
    child.send(task);
  });
}
