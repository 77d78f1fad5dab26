import type { Target } from '#protocol';
import type { Clock, Millis } from '#units';

/** What a session waits for. */
export interface Wait {
  /** Ends the sentence "still waiting for …" when the limit passes. */
  readonly what: string;
  /** Session time it may take. */
  readonly within: Millis;
}

/**
 * One target, one clock: the only source of time for host, peer and cable. A virtual session owns time and lets the
 * target advance; a realtime session follows the wall clock.
 */
export interface Session {
  readonly mode: 'virtual' | 'realtime';
  readonly target: Target;
  readonly clock: Clock;
  /**
   * Lets time pass until `done()`, which is asked whenever something may have happened.
   * @throws SmokestackError 'timeout' at the limit, or the failure of the target
   */
  until(done: () => boolean, wait: Wait): Promise<void>;
  /** Lets `span` of session time pass. */
  pass(span: Millis): Promise<void>;
  /** Settles when operations issued so far have taken effect and what they caused has been heard. */
  settle(): Promise<void>;
  /** Something failed where nobody waits: whoever lets time pass, now or later, is told. Only the first one counts. */
  fail(error: unknown): void;
  /** Ends time: nothing set on the clock runs any more. The target stays open. */
  stop(): void;
}
