import type { Bench } from 'smokestack';
import { nameOfTcpState, RetireKind, type TcpRow } from '#contract';
import type { Socket } from '#host';

/** Rows of one connection as the engine's events left them, from now on. Only one trace of a run listens: the newest. */
export class Trace {
  readonly rows: TcpRow[] = [];
  /** State that the terminate found, once there was one. */
  drained: string | undefined;
  /** Segments that the engine took. */
  segments = 0;

  constructor(bench: Bench, { socket }: { readonly socket: Socket }) {
    bench.onRow((row, kind) => {
      if (row.localPort !== socket.tuple.localPort || kind === RetireKind.Complete) return;
      this.rows.push(row);
      if (kind === RetireKind.Segment) this.segments++;
      if (kind === RetireKind.Terminate) this.drained = nameOfTcpState(row.state);
    });
  }

  /** Whether some event left the row so. */
  saw(fields: Partial<TcpRow>): boolean {
    const wanted = Object.entries(fields) as [keyof TcpRow, unknown][];
    return this.rows.some((row) => wanted.every(([name, value]) => row[name] === value));
  }

  /** The states it went through, each once in a row. */
  get states(): string {
    const names = this.rows.map(({ state }) => nameOfTcpState(state));
    return names.filter((name, i) => name !== names[i - 1]).join(' ');
  }
}
