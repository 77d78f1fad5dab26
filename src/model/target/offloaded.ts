/** The connections that the target has, by each of their names, and the requests that it owns. */
import type { MiniportOffloadContext, NdisOffloadHandle, NetBufferList } from '#contract';
import type { ConnectionWatch } from './connectionWatch.ts';
import { nblsOf } from './netBuffers.ts';
import type { Report } from './violation.ts';

export class Offloaded {
  readonly #report: Report;
  readonly #byContext = new Map<MiniportOffloadContext, ConnectionWatch>();
  readonly #byHandle = new Map<NdisOffloadHandle, ConnectionWatch>();
  readonly #byName = new Map<string, ConnectionWatch>();
  /** Who owns a request that is with the target. */
  readonly #owner = new Map<NetBufferList, ConnectionWatch>();

  constructor(report: Report) {
    this.#report = report;
  }

  get all(): Iterable<ConnectionWatch> {
    return this.#byContext.values();
  }

  of(context: MiniportOffloadContext | null): ConnectionWatch | undefined {
    return context === null ? undefined : this.#byContext.get(context);
  }

  named(name: string): ConnectionWatch | undefined {
    return this.#byName.get(name);
  }

  /** The connection behind a handle; a call up for none is a violation (CHM-GEN-015). */
  behind(handle: NdisOffloadHandle, what: string): ConnectionWatch | undefined {
    const watch = this.#byHandle.get(handle);
    if (watch === undefined) this.#report('CHM-GEN-015', `${what} for a handle that is not offloaded`, 'handle');
    return watch;
  }

  /** It is on its way down: the engine may speak of it by name. */
  expect(watch: ConnectionWatch): void {
    this.#byName.set(watch.name, watch);
  }

  /** It is the target's from now on, with the sends that came along. */
  take(
    watch: ConnectionWatch,
    context: MiniportOffloadContext,
    handle: NdisOffloadHandle | null,
    chain: readonly NetBufferList[],
  ): void {
    this.#byContext.set(context, watch);
    if (handle !== null) this.#byHandle.set(handle, watch);
    for (const nbl of chain) {
      this.#owner.set(nbl, watch);
      watch.sends.post(nbl, false);
    }
  }

  /** It is the host's again, with all that it was given. */
  forget(watch: ConnectionWatch): void {
    for (const map of [this.#byContext, this.#byHandle, this.#byName, this.#owner] as Map<unknown, ConnectionWatch>[])
      for (const [key, value] of map) if (value === watch) map.delete(key);
  }

  /** Requests that go down: the target owns them. */
  post(
    context: MiniportOffloadContext,
    chain: NetBufferList,
    each: (watch: ConnectionWatch, nbl: NetBufferList) => void,
  ): void {
    const watch = this.#byContext.get(context);
    if (watch === undefined) return;
    for (const nbl of nblsOf(chain)) {
      this.#owner.set(nbl, watch);
      each(watch, nbl);
    }
  }

  /** Requests that come back: each must be the target's (CHM-GEN-013), and is the host's from now on. */
  giveBack(
    chain: NetBufferList,
    requirement: string,
    each: (watch: ConnectionWatch, nbl: NetBufferList) => void,
  ): ConnectionWatch[] {
    const watches = new Set<ConnectionWatch>();
    for (const nbl of nblsOf(chain)) {
      const watch = this.#owner.get(nbl);
      if (watch === undefined) {
        this.#report(requirement, 'a request came back that the target did not own', 'request');
        continue;
      }
      this.#owner.delete(nbl);
      each(watch, nbl);
      watches.add(watch);
    }
    return [...watches];
  }
}
