import { writeFileSync } from 'node:fs';
import { exitCodeOf, SmokestackError } from '#units';

/** One sentence for whoever called us: make prints it as its last line. */
export function note(sentence: string): void {
  const file = process.env.SMOKESTACK_NOTE;
  if (file !== undefined && file !== '') writeFileSync(file, `${sentence.split('\n')[0]}\n`);
}

/** Says what went wrong and what mends it, and ends with the exit code of the error. */
export function fail(thrown: unknown): void {
  const error = SmokestackError.from(thrown);
  const cure = error.cure === undefined ? '' : ` (${error.cure})`;
  process.stderr.write(`smokestack: ${error.message}${cure}\n`);
  // An internal error is for whoever mends the bench: where it happened is the cure.
  if (error.code === 'internal')
    process.stderr.write(`${(error.cause instanceof Error ? error.cause : error).stack}\n`);
  note(`${error.message}${cure}`);
  process.exitCode = exitCodeOf[error.code];
}
