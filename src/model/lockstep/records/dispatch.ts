/** Whose event a record tells of, and what every record is held against. */
import { nameOfRetireKind, RetireKind } from '#contract';
import type { Core } from '../core/core.ts';
import { answerEvent, copiedEvent, stepEvent } from '../events/delivery.ts';
import { receivePostEvent, sendPostEvent } from '../events/posts.ts';
import { segmentEvent } from '../events/segment.ts';
import { dividedEvent, grantEvent, timerEvent } from '../events/transmit.ts';
import { droppedFrame, rawFrame } from '../frames/ingress.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import { completeEvent } from '../orders/completion.ts';
import { failEvent, injectEvent } from '../orders/failure.ts';
import { initiateEvent } from '../orders/initiate.ts';
import { abortEvent, queryEvent } from '../orders/queryAbort.ts';
import { staleEvent } from '../orders/stale.ts';
import { captureEvent, terminateEvent } from '../orders/terminate.ts';
import { watchNow, watchTimers } from '../time/timeCheck.ts';
import type { RecordView } from './recordReader.ts';

type AnyEvent = (core: Core, r: RecordView) => void;
const anyEvents: Partial<Record<number, AnyEvent>> = {
  [RetireKind.Raw]: rawFrame,
  [RetireKind.Drop]: droppedFrame,
  [RetireKind.Stale]: staleEvent,
};

type ConnectionEvent = (core: Core, r: RecordView, c: Connection) => void;
const connectionEvents: readonly (ConnectionEvent | undefined)[] = Object.assign([] as ConnectionEvent[], {
  [RetireKind.Segment]: segmentEvent,
  [RetireKind.Grant]: grantEvent,
  [RetireKind.Timer]: timerEvent,
  [RetireKind.SendPost]: sendPostEvent,
  [RetireKind.ReceivePost]: receivePostEvent,
  [RetireKind.Answer]: answerEvent,
  [RetireKind.Copied]: copiedEvent,
  [RetireKind.Step]: stepEvent,
  [RetireKind.Divided]: dividedEvent,
  [RetireKind.Fail]: failEvent,
});

type CommandEvent = (core: Core, r: RecordView, command: OpenCommand) => void;
const commandEvents: Partial<Record<number, CommandEvent>> = {
  [RetireKind.Initiate]: initiateEvent,
  [RetireKind.Query]: queryEvent,
  [RetireKind.Terminate]: terminateEvent,
  [RetireKind.Capture]: captureEvent,
  [RetireKind.Abort]: abortEvent,
  [RetireKind.Inject]: injectEvent,
  [RetireKind.Complete]: completeEvent,
};

/** Events that say themselves what they mean on a failed connection, which has no others (11.11). */
const ownChecks: ReadonlySet<number> = new Set([RetireKind.Segment, RetireKind.Fail]);

/** The next record of the retire port. */
export function takeRecord(core: Core, r: RecordView): void {
  if (r.serial !== core.serial) core.differ(r, '1.2', 'serial', r.serial, core.serial);
  core.serial = r.serial + 1;
  if (r.now < core.now) core.differ(r, '2.2', 'nowMs', r.now, `at least ${core.now}`);
  core.now = r.now;
  core.cycle = r.cycle;
  watchNow(core, r);
  const onConnection = connectionEvents[r.kind];
  const any = anyEvents[r.kind];
  if (onConnection !== undefined) takeConnectionEvent(core, r, onConnection);
  else if (any !== undefined) any(core, r);
  else takeCommandEvent(core, r);
}

function takeConnectionEvent(core: Core, r: RecordView, event: ConnectionEvent): void {
  const c = core.connections.get(r.target);
  if (c === undefined) {
    core.differ(r, '3', 'target', r.target, 'not live');
    core.skip(r);
    return;
  }
  if (c.failed && !c.lost && !ownChecks.has(r.kind))
    core.differ(r, '11.11', nameOfRetireKind(r.kind), 'done', 'the connection has failed', c);
  if (!c.lost && !c.failed) watchTimers(core, r, c);
  event(core, r, c);
  if (r.kind === RetireKind.Timer) core.timers.fired(r.cycle, r.hasFrame);
}

function takeCommandEvent(core: Core, r: RecordView): void {
  const event = commandEvents[r.kind];
  const command = core.commands.get(r.reference);
  if (event !== undefined && command !== undefined) {
    event(core, r, command);
    return;
  }
  const model = event === undefined ? 'no such kind' : 'no such command';
  core.differ(r, '3', nameOfRetireKind(r.kind), r.reference, model);
  core.skip(r);
}
