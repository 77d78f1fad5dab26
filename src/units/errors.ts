/** The one error class of the project. Every message says what happened and, where there is one, what to do next. */

/** Closed list of error codes. */
export type ErrorCode =
  | 'usage' // the caller's words or configuration are wrong
  | 'environment' // a tool, privilege, port or board is missing
  | 'link-lost' // the other end went away or fell silent
  | 'protocol' // the other end said something the protocol does not allow
  | 'mismatch' // device and model differ
  | 'timeout'
  | 'cannot-test' // a build or an installation step failed
  | 'unsupported' // asked for something this target does not have
  | 'state' // called in a state that does not allow it
  | 'range' // a value does not fit its field
  | 'interrupted'
  | 'internal';

/** Exit codes of ./smokestack, by error code (docs/reference/exit-codes.md). */
export const exitCodeOf: Record<ErrorCode, number> = {
  usage: 2,
  environment: 3,
  'link-lost': 4,
  protocol: 4,
  mismatch: 1,
  timeout: 124,
  'cannot-test': 125,
  unsupported: 2,
  state: 70,
  range: 70,
  interrupted: 130,
  internal: 70,
};

export class SmokestackError extends Error {
  override readonly name = 'SmokestackError';
  readonly code: ErrorCode;
  /** What the reader can do about it: a command or a sentence. */
  readonly cure: string | undefined;

  constructor(code: ErrorCode, message: string, options: { cure?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.cure = options.cure;
  }

  /** Any thrown value as a SmokestackError; `code` is used for values that are not one already. */
  static from(value: unknown, code: ErrorCode = 'internal'): SmokestackError {
    if (value instanceof SmokestackError) return value;
    const message = value instanceof Error ? value.message : String(value);
    return new SmokestackError(code, message, { cause: value });
  }
}
