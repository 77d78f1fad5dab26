/** Entries of the event ring against what the records said must be written; each waits for the other. */
import { type EventEntry, EventKind, fieldsOfEventEntry } from '#contract';
import { equalBytes } from '../../frame/index.ts';
import type { Compared, Difference } from '../core/difference.ts';

/** An entry without anything in it. */
export const noEntry: Omit<EventEntry, 'phase' | 'cut'> = {
  handle: 0n,
  target: 0,
  status: 0,
  commandId: 0,
  bytes: 0,
  una: 0,
  info: 0,
  buffer: 0n,
  serial: 0,
  first: 0,
  count: 0,
  kind: EventKind.None,
  tcpEvent: 0,
  opcode: 0,
  rest: false,
};

/** An entry that a record promised. */
export interface ExpectedEntry {
  /** The rule that wrote it. */
  readonly requirement: string;
  readonly fields: Omit<EventEntry, 'phase' | 'cut'>;
  readonly event: number;
  readonly known: boolean;
  /** Bytes that the entry speaks of: a completed request's, an indication's, buffered data. */
  readonly payload: Uint8Array | undefined;
  /** `cut` is a choice of the device, which `also` checks; otherwise it is 0 (contract section 17). */
  readonly cutIsFree?: boolean;
  /** Fields that nothing says. */
  readonly free?: readonly (keyof EventEntry)[];
  /** Further checks once the entry is there: cuts, images. */
  readonly also?: (arrived: ArrivedEntry) => void;
}

/** An entry as the host found it, with the memory it speaks of. */
export interface ArrivedEntry {
  readonly entry: EventEntry;
  readonly payload: Uint8Array | undefined;
  readonly image: Uint8Array | undefined;
}

/** The event ring: entries by serial (4.4). */
export class EntryCheck {
  readonly #report: (difference: Difference) => void;
  readonly #compared: Compared;
  readonly #expected = new Map<number, ExpectedEntry>();
  #arrived: ArrivedEntry[] = [];
  #serial = 0;

  constructor(report: (difference: Difference) => void, compared: Compared) {
    this.#report = report;
    this.#compared = compared;
  }

  expect(entry: ExpectedEntry): void {
    this.#expected.set(entry.fields.serial, entry);
    this.#settle();
  }

  arrive(entry: ArrivedEntry): void {
    this.#arrived.push(entry);
    this.#settle();
  }

  #settle(): void {
    let done = 0;
    for (const arrived of this.#arrived) {
      const expected = this.#expected.get(this.#serial);
      if (expected === undefined) break;
      this.#expected.delete(this.#serial);
      if (expected.known) this.#compare(arrived, expected);
      this.#serial = (this.#serial + 1) >>> 0;
      done += 1;
    }
    if (done > 0) this.#arrived = this.#arrived.slice(done);
  }

  #compare(arrived: ArrivedEntry, expected: ExpectedEntry): void {
    const { fields, event, payload, requirement } = expected;
    let equal = true;
    const wanted = { ...fields, cut: expected.cutIsFree ? arrived.entry.cut : 0n };
    for (const { name } of fieldsOfEventEntry) {
      if (name === 'phase' || arrived.entry[name] === wanted[name] || expected.free?.includes(name)) continue;
      equal = false;
      const [device, model] = [arrived.entry[name], wanted[name]];
      this.#report({ requirement, field: `entry.${name}`, device, model, connection: fields.target, event });
    }
    if (payload !== undefined && payload.length > 0) equal = this.#comparePayload(arrived, payload, event) && equal;
    expected.also?.(arrived);
    if (equal) this.#compared.events += 1;
  }

  /** The bytes that an entry speaks of; `known`: those that it has to. */
  #comparePayload({ entry, payload: told }: ArrivedEntry, known: Uint8Array, event: number): boolean {
    if (told !== undefined && equalBytes(told, known)) {
      if (entry.kind === EventKind.Completion) this.#compared.bufferedBytes += known.length;
      else this.#compared.deliveredBytes += known.length;
      return true;
    }
    let at = 0;
    while (at < known.length && told?.[at] === known[at]) at += 1;
    this.#report({
      requirement: entry.kind === EventKind.Completion ? 'CHM-TERM-054' : 'CHM-RX-002',
      field: `delivered byte ${at}`,
      device: told?.[at] ?? `${told?.length ?? 0} bytes`,
      model: known[at] ?? `${known.length} bytes`,
      connection: entry.target,
      event,
    });
    return false;
  }

  /** What a record promised and no entry told, and the other way round. */
  finish(): string[] {
    const open = [...this.#expected.values()].map(
      ({ fields, event }) => `entry ${fields.serial} of record ${event} never came`,
    );
    if (this.#arrived.length > 0) open.push(`${this.#arrived.length} entries of which no record tells`);
    return open;
  }
}
