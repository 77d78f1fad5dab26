/** Differences found, and the connections that are compared no more because of them. */
import { connectionName, type StreamListener } from '../../target/index.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import type { Difference, Shown } from './difference.ts';

/** The name of a connection, as both faces of the model know it. */
export const nameOf = (c: Connection): string => connectionName(c.path.image, c.image.localPort, c.image.remotePort);

export class Report {
  /** Oldest first. */
  readonly differences: Difference[] = [];
  readonly #listener: StreamListener | undefined;

  constructor(listener: StreamListener | undefined) {
    this.#listener = listener;
  }

  /** A difference of this record; `connection` is lost with it where one is given. */
  differ(
    r: RecordView,
    requirement: string,
    field: string,
    device: Shown,
    model: Shown,
    connection?: Connection,
  ): void {
    const { target, serial: event, cycle } = r;
    this.differences.push({ requirement, field, device, model, connection: target, event, cycle });
    if (connection === undefined || connection.lost) return;
    connection.lost = true;
    this.#listener?.lost(nameOf(connection));
  }

  /** Compares a number of the record; a difference loses the connection. */
  same(
    r: RecordView,
    requirement: string,
    field: string,
    device: Shown,
    model: Shown,
    connection?: Connection,
  ): boolean {
    if (device === model) return true;
    this.differ(r, requirement, field, device, model, connection);
    return false;
  }
}
