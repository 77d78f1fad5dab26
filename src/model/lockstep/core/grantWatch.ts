/** Grants come round: a ready connection does not wait for ever (section 3, Grant). */
import type { Adapter } from '../../engine/index.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import type { Report } from './report.ts';

export class GrantWatch {
  readonly #report: Report;
  readonly #adapter: Adapter;
  readonly #bound: number;
  #grants = 0;

  /** @param connections rows of the connection table */
  constructor(report: Report, adapter: Adapter, connections: number) {
    this.#report = report;
    this.#adapter = adapter;
    this.#bound = 2 * connections;
  }

  /** A Grant record, of whatever connection. */
  count(): void {
    this.#grants += 1;
  }

  /** Notes since when a connection is ready. */
  note(r: RecordView, c: Connection): void {
    if (!c.ready(this.#adapter)) c.readyAt = -1;
    else if (c.readyAt < 0) c.readyAt = this.#grants;
    else this.#check(r, c, this.#grants);
  }

  /** The connection was granted; its own grant is counted already. */
  granted(r: RecordView, c: Connection): void {
    this.#check(r, c, this.#grants - 1);
    c.readyAt = -1;
  }

  /** It is granted before more than 2 x Connections grants to others. */
  #check(r: RecordView, c: Connection, grants: number): void {
    if (c.readyAt < 0 || grants - c.readyAt <= this.#bound) return;
    this.#report.differ(r, '3', 'grants to others while ready', grants - c.readyAt, this.#bound);
    c.readyAt = grants;
  }
}
