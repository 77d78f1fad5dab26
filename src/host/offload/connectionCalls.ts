import type { MiniportChimney, TcpBlock, TcpCachedState, TcpDelegatedState } from '#contract';
import { type Clock, millis, SmokestackError } from '#units';
import { tcpMark, tcpReference, tcpUpdate } from './blocks.ts';
import type { ChimneyCalls } from './chimneyCalls.ts';
import { type OffloadRecord, succeeded } from './offloadRecords.ts';
import type { Terminates } from './terminates.ts';

/** Milliseconds between two looks at a connection that was handed down with its FIN in flight. */
const finWatchInterval = 1_000;

/** Query, update and invalidate of one connection (docs/spec/chimney-state.md sections 7 to 9). */
export class ConnectionCalls {
  readonly #calls: ChimneyCalls;
  readonly #terminates: Terminates;

  constructor(calls: ChimneyCalls, terminates: Terminates) {
    this.#calls = calls;
    this.#terminates = terminates;
  }

  query(record: OffloadRecord, done: (state: TcpDelegatedState | undefined) => void): void {
    const block = tcpReference(record.object);
    const completed = (success: boolean) => done(success ? block.state?.delegated : undefined);
    this.#start(record, block, (miniport) => miniport.queryOffload(block), completed);
  }

  update(record: OffloadRecord, change: Partial<TcpCachedState>, done: (success: boolean) => void): void {
    if (record.updating || record.invalidated)
      throw new SmokestackError('state', 'this connection cannot be updated now', {
        cure: 'wait for the update under way; upload an invalidated connection',
      });
    record.updating = true;
    const cached = { ...record.cached, ...change };
    const block = tcpUpdate(record.object, cached);
    const completed = (success: boolean) => {
      record.updating = false;
      if (success) record.cached = cached;
      done(success);
    };
    this.#start(record, block, (miniport) => miniport.updateOffload(block), completed);
  }

  invalidate(record: OffloadRecord, done: (success: boolean) => void): void {
    record.invalidated = true;
    const block = tcpMark(record.object);
    this.#start(record, block, (miniport) => miniport.invalidateOffload(block), done);
  }

  /**
   * For a connection whose FIN the host had sent: no disconnect completion will tell that it was acknowledged, and a
   * target that ends in LAST_ACK raises no event (OC-33). So ask from time to time.
   */
  watchFin(record: OffloadRecord, clock: Clock): void {
    clock.after(millis(finWatchInterval), () => {
      if (record.phase !== 'offloaded') return;
      this.query(record, (state) => {
        if (state?.state === 'closed') this.#terminates.request(record);
        else this.watchFin(record, clock);
      });
    });
  }

  /** A failure, or an upload that waited for this call, leads to a terminate (CHM-QRY-007, CHM-UPD-007, CHM-TERM-024). */
  #start(
    record: OffloadRecord,
    block: TcpBlock,
    call: (miniport: MiniportChimney) => void,
    completed: (success: boolean) => void,
  ): void {
    record.calls++;
    this.#calls.start(block, call, () => {
      record.calls--;
      const success = succeeded(block);
      completed(success);
      if (!success) record.uploadWanted = true;
      if (record.calls === 0 && record.uploadWanted) this.#calls.soon(() => this.#terminates.request(record));
    });
  }
}
