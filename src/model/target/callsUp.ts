/** Completions and indications of requests: what comes back, to whom, and never two at once on one connection. */
import type { NetBufferList } from '#contract';
import type { CallHandler, CallHandlers } from './chimneyCalls.ts';
import type { ConnectionWatch } from './connectionWatch.ts';
import type { Offloaded } from './offloaded.ts';

export class CallsUp {
  readonly #offloaded: Offloaded;
  readonly #lent: Set<NetBufferList>;
  /** Connections of completions and indications that have not returned, innermost last. */
  readonly #busy: (readonly ConnectionWatch[])[] = [];
  readonly #indicated: Uint8Array[] = [];
  /** Bytes in requests that came back and in indications, refused ones included. */
  deliveredBytes = 0;

  /** @param lent receive buffers that the host holds */
  constructor(offloaded: Offloaded, lent: Set<NetBufferList>) {
    this.#offloaded = offloaded;
    this.#lent = lent;
  }

  get handlers(): CallHandlers {
    const offloaded = this.#offloaded;
    return {
      tcpOffloadSendComplete: {
        called: (chain) =>
          void offloaded.giveBack(chain, 'CHM-TERM-043', (watch, nbl) => watch.sends.complete(nbl, watch.situation)),
      },
      tcpOffloadReceiveComplete: {
        called: (chain) => {
          const watches = offloaded.giveBack(chain, 'CHM-GEN-013', (watch, nbl) => {
            this.deliveredBytes += watch.receives.complete(nbl, watch.situation);
          });
          this.#begun(watches);
        },
        returned: () => this.#ended(),
      },
      tcpOffloadDisconnectComplete: {
        called: (request) =>
          void offloaded.giveBack(request, 'CHM-DIS-012', (watch, nbl) => watch.disconnectCompleted(nbl)),
      },
      tcpOffloadReceiveIndicate: this.#indicate(),
      tcpOffloadEvent: {
        called: (handle, event) => offloaded.behind(handle, event.type)?.event(event),
      },
    };
  }

  #indicate(): CallHandler<'tcpOffloadReceiveIndicate'> {
    return {
      called: (handle, data) => {
        const watch = this.#offloaded.behind(handle, 'an indication');
        if (watch?.offloading) watch.say('CHM-INIT-008', 'indicated before the initiate completed');
        const bytes = watch?.receives.indicated(data) ?? new Uint8Array(0);
        this.deliveredBytes += bytes.length;
        this.#indicated.push(bytes);
        this.#begun(watch === undefined ? [] : [watch]);
      },
      returned: (answer, _handle, data) => {
        const bytes = this.#indicated.pop() ?? new Uint8Array(0);
        for (const watch of this.#ended()) if (watch.receives.answered(bytes, answer)) this.#lent.add(data);
      },
    };
  }

  /** A call up begins; two at once on one connection are a violation (CHM-DLV-003). */
  #begun(watches: readonly ConnectionWatch[]): void {
    for (const watch of watches) {
      if (watch.receives.busy) watch.say('CHM-DLV-003', 'a second completion or indication while one is in progress');
      watch.receives.busy = true;
    }
    this.#busy.push(watches);
  }

  /** @returns the connections of the call that has returned */
  #ended(): readonly ConnectionWatch[] {
    const watches = this.#busy.pop() ?? [];
    for (const watch of watches) watch.receives.busy = false;
    return watches;
  }
}
