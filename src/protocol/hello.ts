/** The first message of each side, and every reason to part again. */
import { SmokestackError } from '#units';
import { linkError } from './codec/codes.ts';
import { hashBytes } from './codec/numbers.ts';
import { clockModeNumber, exact, factsOf } from './facts.ts';
import { smokestack } from './gen/bridgeV1.js';
import type { ClockMode, TargetFacts } from './target.ts';

const { ClientMessage, Role, ServerMessage } = smokestack.bridge.v1;

/** Versions of bridge.proto that this program speaks. */
export const versions = { min: 1, max: 1 } as const;

export interface HelloOptions {
  /** SHA-256 of the layout this program was printed from: `layoutHash` of `#contract`. */
  readonly layoutHash: string;
  /** `drive`: one client at a time; `watch`: hears what is pushed and may ask nothing. Default drive. */
  readonly role?: 'drive' | 'watch';
  /** A simulator wants its driver to name one; boards have only one, and watchers take what runs: there it may be left out. */
  readonly clockMode?: ClockMode;
  /** Name and version for the target's log. Default "smokestack". */
  readonly client?: string;
}

/** What a target takes at once. */
export interface LinkLimits {
  readonly messageBytes: number;
  readonly batchOperations: number;
  readonly queuedBatches: number;
}

export interface Welcome {
  readonly facts: TargetFacts;
  readonly cycle: number;
  readonly limits: LinkLimits;
}

export function encodeClientHello(options: HelloOptions): Uint8Array {
  return ClientMessage.encode({
    hello: {
      versionMin: versions.min,
      versionMax: versions.max,
      role: options.role === 'watch' ? Role.ROLE_WATCH : Role.ROLE_DRIVE,
      clockMode: clockModeNumber(options.clockMode),
      client: options.client ?? 'smokestack',
      layoutHash: hashBytes(options.layoutHash),
    },
  }).finish();
}

/** Decodes what is rare (hello, pong, error) with the generated code; its complaints become 'protocol'. */
export function decodeServerMessage(message: Uint8Array): smokestack.bridge.v1.ServerMessage {
  try {
    return ServerMessage.decode(message);
  } catch (cause) {
    throw new SmokestackError('protocol', 'the target sent a malformed message', {
      cause,
      cure: 'Rebuild the target from this checkout.',
    });
  }
}

const rebuild = 'Rebuild the simulator from this checkout (make sim), or flash the board again (make bitstream flash).';

/**
 * Reads the target's answer to our hello.
 * @throws SmokestackError 'environment' for another layout or version, 'usage' for another clock mode, 'protocol' for an
 * answer that is none.
 */
export function readWelcome(message: Uint8Array, name: string, options: HelloOptions): Welcome {
  const { hello, error } = decodeServerMessage(message);
  if (error) throw linkError(error.code ?? 0, name, error.text ?? '');
  if (!hello) throw new SmokestackError('protocol', `${name} did not begin with its hello: it is no Smokestack target`);
  const version = hello.version ?? 0;
  if (version < versions.min || version > versions.max)
    throw new SmokestackError('environment', `${name} speaks bridge version ${version}, this program ${versions.max}`, {
      cure: rebuild,
    });
  const facts = factsOf(hello);
  if (facts.layoutHash !== options.layoutHash)
    throw new SmokestackError(
      'environment',
      `${name} was built from layout ${facts.layoutHash.slice(0, 12) || '(none)'}…, this checkout has ` +
        `${options.layoutHash.slice(0, 12)}…: they would misread each other's rings`,
      { cure: rebuild },
    );
  if (options.clockMode !== undefined && facts.clockMode !== options.clockMode)
    throw new SmokestackError('usage', `${name} runs with a ${facts.clockMode} clock, not ${options.clockMode}`, {
      cure: 'Start it with the other clock mode, or leave the mode to the target.',
    });
  return {
    facts,
    cycle: exact(hello.cycle, 'cycle'),
    limits: {
      messageBytes: hello.maxMessageBytes || 1 << 20,
      batchOperations: hello.maxBatchOperations || 4096,
      queuedBatches: hello.maxQueuedBatches || 64,
    },
  };
}
