/** Events of the device about one connection, as completions, indications and events of the chimney. */
import { AnswerKind, type EventEntry, EventKind, ndisStatus, type RequestStatus, Status } from '#contract';
import { seq } from '#units';
import { advance, chain, fill } from '../buffers/netBuffers.ts';
import type { Engine } from '../engine/engine.ts';
import type { DeviceSide } from './deviceSide.ts';
import type { Received } from './receiveRequests.ts';
import { tcpOffloadEvent } from './tcpEvent.ts';

/** A promise holds up the events behind this one: its bytes are still to be read. */
export const handleEvent = (
  engine: Engine,
  connection: DeviceSide,
  entry: EventEntry,
  payload: Uint8Array,
): Promise<void> | undefined => {
  switch (entry.kind) {
    case EventKind.SendComplete:
      connection.acknowledge(seq(entry.una));
      if (entry.status !== Status.Success) connection.failSends(entry.status as RequestStatus);
      connection.post();
      return undefined;
    case EventKind.DisconnectComplete:
      connection.acknowledge(seq(entry.una));
      connection.close(entry.status as RequestStatus);
      return undefined;
    case EventKind.ReceiveComplete:
      return onReceiveComplete(engine, connection, entry);
    case EventKind.Indicate:
      onIndicate(engine, connection, entry, payload);
      return undefined;
    case EventKind.TcpEvent:
      onTcpEvent(engine, connection, entry);
      return undefined;
    default:
      engine.statistics.staleEvents++;
      return undefined;
  }
};

const onTcpEvent = (engine: Engine, connection: DeviceSide, entry: EventEntry): void => {
  const event = tcpOffloadEvent(entry);
  connection.stopped ||= event.mandatory;
  connection.reset ||= event.value.type === 'abort';
  engine.ndis().tcpOffloadEvent(connection.handle, event.value);
};

const onReceiveComplete = (engine: Engine, connection: DeviceSide, entry: EventEntry): Promise<void> | undefined => {
  const received = connection.receives.complete(entry);
  connection.post();
  const bytes = received.map(({ placed }) => placed);
  if (bytes.every((one) => one === undefined)) {
    completeReceives(engine, connection, entry, received, []);
    return undefined;
  }
  return Promise.all(bytes).then((read) =>
    engine.nic.turn.run(() => completeReceives(engine, connection, entry, received, read)),
  );
};

const completeReceives = (
  engine: Engine,
  connection: DeviceSide,
  entry: EventEntry,
  received: readonly Received[],
  bytes: readonly (Uint8Array | undefined)[],
): void => {
  received.forEach(({ request, total }, i) => {
    const placed = bytes[i];
    if (placed !== undefined) {
      fill(request, placed);
      advance(request, placed.length);
    }
    request.tcpOffloadBytesTransferred = total;
    request.status = entry.status as RequestStatus;
  });
  const head = chain(received.map(({ request }) => request));
  if (head !== null) engine.ndis().tcpOffloadReceiveComplete(head);
  answer(engine, connection, AnswerKind.CompletionReturned, entry, Status.Success, 0);
};

const onIndicate = (engine: Engine, connection: DeviceSide, entry: EventEntry, payload: Uint8Array): void => {
  const { lent, indications, ndis } = engine;
  const data = lent.lend(payload, () => indications.post(entry.buffer));
  const said = ndis().tcpOffloadReceiveIndicate(connection.handle, data);
  // Unless all of it was taken, the buffer is ours again when the call returns (CHM-RI-004, -005).
  if (said.status !== ndisStatus.success) lent.takeBack(data);
  const partly = said.status === ndisStatus.offloadDataPartiallyAccepted;
  const used = partly ? said.bytesConsumed : 0;
  // Partly accepted with nothing consumed is a refusal (CHM-ERR-014); too much is left to the device to see.
  const status = partly && used === 0 ? Status.OffloadDataNotAccepted : said.status;
  answer(engine, connection, AnswerKind.IndicationAnswer, entry, status, used);
};

/** Written once the host's call has returned, with the posts it made from inside (CHM-RX-016). */
const answer = (
  { answers }: Engine,
  { reference, producers }: DeviceSide,
  kind: AnswerKind,
  { serial }: EventEntry,
  status: Status,
  bytes: number,
): void => {
  answers.write({ target: reference, status, bytes, serial, kind, ...producers });
};
