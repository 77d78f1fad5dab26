import type { Counters } from '#driver';
import { type StreamListener, TargetModel } from '#model';
import type { Findings, HostCall, Scoreboard } from '../scoreboard/index.ts';

/**
 * Holds the miniport against its contract with the host (docs/spec), call for call. What the peer sent and acknowledged
 * it hears from the engine's model, never from the device.
 */
export class TargetBoard implements Scoreboard {
  readonly #findings: Findings;
  readonly #model: TargetModel;
  #told = 0;

  /** @param followsEngine the reference model of the engine tells of the streams: `listener` is for it */
  constructor(findings: Findings, followsEngine: boolean) {
    this.#findings = findings;
    this.#model = new TargetModel({ followEngine: followsEngine });
  }

  get listener(): StreamListener {
    return this.#model;
  }

  hostCall({ name, argument }: HostCall): void {
    this.#model.called(name, argument);
    this.#tell();
  }

  hostReturned({ name, argument }: HostCall, value: unknown): void {
    this.#model.returned(name, argument, value);
    this.#tell();
  }

  leftOpen(): readonly string[] {
    return this.#model.finish();
  }

  finish({ deliveredBytes }: Counters): void {
    this.#tell();
    for (const sentence of this.#model.unfinished())
      this.#findings.differ({
        requirement: 'CHM-GEN-013',
        field: 'open at the end',
        device: sentence,
        model: 'nothing',
      });
    this.#findings.equal('register deliveredBytes', deliveredBytes, this.#model.deliveredBytes, {
      requirement: 'CHM-RX-021',
    });
  }

  /** Hands new violations on. */
  #tell(): void {
    const { violations } = this.#model;
    for (; this.#told < violations.length; this.#told++) {
      const found = violations[this.#told];
      if (found === undefined) return;
      const { requirement, what, subject } = found;
      this.#findings.differ({ requirement, field: 'miniport', device: what, model: 'not so', connection: subject });
    }
  }
}
