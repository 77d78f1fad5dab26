/** What the bridge's codes mean to the reader: a SmokestackError with a sentence that says what to do. */
import { type ErrorCode, SmokestackError } from '#units';
import { smokestack } from '../gen/bridgeV1.js';

const { Code, ErrorCode: LinkCode } = smokestack.bridge.v1;

interface Meaning {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly cure?: string;
}

const resultMeanings = new Map<number, Meaning>([
  [
    Code.CODE_UNKNOWN_OPERATION,
    {
      code: 'unsupported',
      sentence: 'the target does not know this operation',
      cure: 'Rebuild the target from this checkout.',
    },
  ],
  [
    Code.CODE_OUTSIDE_WINDOW,
    {
      code: 'range',
      sentence: 'the memory lies outside the windows of the target',
      cure: 'Stay inside facts.windows.',
    },
  ],
  [
    Code.CODE_BAD_ADDRESS,
    {
      code: 'range',
      sentence: 'the target has nothing at this address',
      cure: 'See docs/reference/layout.md for the registers.',
    },
  ],
  [
    Code.CODE_TOO_LARGE,
    { code: 'range', sentence: 'the operation is larger than the target takes', cure: 'Split it.' },
  ],
  [
    Code.CODE_NOT_SUPPORTED,
    {
      code: 'unsupported',
      sentence: 'this target cannot do that',
      cure: 'Ask facts.capabilities before, or choose another target.',
    },
  ],
  [Code.CODE_CANCELLED, { code: 'interrupted', sentence: 'the operation was cancelled' }],
  [Code.CODE_SKIPPED, { code: 'state', sentence: 'skipped, because an operation before it failed' }],
  [
    Code.CODE_WRONG_CLOCK_MODE,
    {
      code: 'state',
      sentence: 'the operation does not fit the clock mode',
      cure: 'Run and strobe belong to a virtual clock: open the target with clockMode virtual.',
    },
  ],
  [
    Code.CODE_TARGET_FAILED,
    {
      code: 'mismatch',
      sentence: 'the device failed an assertion',
      cure: 'Run again with --waves and look at the cycle named.',
    },
  ],
]);

const linkMeanings = new Map<number, Meaning>([
  [LinkCode.ERROR_CODE_MALFORMED, { code: 'protocol', sentence: 'the target could not read a message of ours' }],
  [
    LinkCode.ERROR_CODE_VERSION,
    {
      code: 'environment',
      sentence: 'the target speaks another version of the bridge',
      cure: 'Rebuild the target from this checkout.',
    },
  ],
  [
    LinkCode.ERROR_CODE_LAYOUT,
    {
      code: 'environment',
      sentence: 'the target was built from another layout',
      cure: 'Rebuild the simulator from this checkout (make sim), or flash the board again (make bitstream flash).',
    },
  ],
  [
    LinkCode.ERROR_CODE_ROLE_TAKEN,
    {
      code: 'environment',
      sentence: 'another client drives this target',
      cure: 'Wait until it is done, or connect with role watch.',
    },
  ],
  [LinkCode.ERROR_CODE_NOT_ALLOWED, { code: 'usage', sentence: 'a client that watches may not do that' }],
  [LinkCode.ERROR_CODE_TOO_LARGE, { code: 'protocol', sentence: 'a message exceeds what the target takes' }],
  [LinkCode.ERROR_CODE_TOO_MANY, { code: 'protocol', sentence: 'more batches or clients than the target takes' }],
  [
    LinkCode.ERROR_CODE_CLOCK_MODE,
    {
      code: 'usage',
      sentence: 'the target does not have this clock mode',
      cure: 'Open a simulator with clockMode virtual, a board with realtime.',
    },
  ],
  [LinkCode.ERROR_CODE_INTERNAL, { code: 'internal', sentence: 'the target failed inside' }],
  [LinkCode.ERROR_CODE_TOO_SLOW, { code: 'link-lost', sentence: 'this watcher read too slowly and was dropped' }],
]);

/** The target's own text comes behind the sentence; it says what exactly. */
function errorOf(meaning: Meaning | undefined, number: number, what: string, text: string): SmokestackError {
  if (meaning === undefined)
    return new SmokestackError('protocol', `${what}: unknown code ${number}${text === '' ? '' : ` (${text})`}`, {
      cure: 'Rebuild the target from this checkout.',
    });
  const message = `${what}: ${meaning.sentence}${text === '' ? '' : `: ${text}`}`;
  return new SmokestackError(meaning.code, message, meaning.cure === undefined ? {} : { cure: meaning.cure });
}

/** The error of one operation. `what` names it: "register write". */
export const resultError = (code: number, what: string, text: string): SmokestackError =>
  errorOf(resultMeanings.get(code), code, what, text);

/** The error after which the target closes the link. */
export const linkError = (code: number, name: string, text: string): SmokestackError =>
  errorOf(linkMeanings.get(code), code, name, text);
