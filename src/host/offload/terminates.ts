import type { TcpBlock, TcpDelegatedState } from '#contract';
import { SmokestackError, seqGe } from '#units';
import { finUnacknowledged } from '../tcp/tcb.ts';
import { tcpReference } from './blocks.ts';
import type { ChimneyCalls } from './chimneyCalls.ts';
import { chain, remainingBytes, unchain } from './netBuffers.ts';
import { type OffloadRecord, type OffloadRecords, succeeded } from './offloadRecords.ts';
import type { Parents } from './parents.ts';

/** Taking connections back (docs/spec/chimney-state.md section 11). */
export class Terminates {
  readonly #calls: ChimneyCalls;
  readonly #records: OffloadRecords;
  readonly #parents: Parents;

  constructor(calls: ChimneyCalls, records: OffloadRecords, parents: Parents) {
    this.#calls = calls;
    this.#records = records;
    this.#parents = parents;
  }

  /** Terminates as soon as no other call about the connection is under way. Repeats do nothing (CHM-TERM-009). */
  request(record: OffloadRecord): void {
    if (record.phase !== 'offloaded') return;
    record.uploadWanted = true;
    if (record.calls > 0) return;
    record.phase = 'terminating';
    record.connection.beginUpload();
    record.stream.detach();
    this.#terminate(record);
  }

  /** Step 4 of CHM-UPL-033: the target lost the state, said so, and raised the abort. */
  onAbort(record: OffloadRecord): void {
    this.#calls.soon(() => this.#terminate(record));
  }

  #terminate(record: OffloadRecord): void {
    const block = tcpReference(record.object);
    const completed = () => this.#terminated(record, block);
    this.#calls.start(block, (miniport) => miniport.terminateOffload(block), completed);
  }

  #terminated(record: OffloadRecord, block: TcpBlock): void {
    if (!succeeded(block) && record.phase === 'terminating') {
      record.phase = 'corrupt';
      return;
    }
    const lost = record.phase === 'corrupt';
    this.#records.forget(record);
    if (record.object.cell.value !== null)
      throw new SmokestackError('protocol', 'the target terminated a connection and left its context in the cell', {
        cure: 'compare with CHM-CTX-005: what the cell holds names an object until that is terminated, and no longer',
      });
    record.path.connections--;
    const delegated = block.state?.delegated;
    if (lost || delegated === undefined)
      record.connection.fail(new SmokestackError('link-lost', 'the target lost the state of the connection'));
    else this.#resume(record, block, delegated);
    for (const told of record.uploaded) told(lost ? 'lost' : 'uploaded');
    this.#parents.dropIfUnused(record.path);
  }

  #resume({ connection, from, stream, cached }: OffloadRecord, block: TcpBlock, delegated: TcpDelegatedState): void {
    const buffered = unchain(delegated.bufferedData);
    const bufferedData = buffered.map((request) => remainingBytes(request).slice());
    const bufferedBytes = bufferedData.reduce((sum, { length }) => sum + length, 0);
    if (finUnacknowledged(from.delegated) && seqGe(delegated.sndUna, from.delegated.sndMax))
      stream.noteFinAcknowledged();
    // The chain first, then what came back unsent, then what the application wrote meanwhile (O-03).
    const transferred = {
      ...from,
      cached,
      delegated,
      sendData: unchain(block.netBufferListChain).map(remainingBytes),
      // Completions in order, then BufferedData (O-07); a copy, because those buffers are the target's (CHM-TERM-056).
      bufferedData: [...stream.takeUnread(), ...bufferedData],
      finQueued: stream.closeReturned,
      endedInOrder: stream.closedInOrder(delegated.rcvNxt, bufferedBytes),
    };
    try {
      connection.resume(transferred, stream.returned);
    } catch (error) {
      // State that contradicts itself: the application hears it, as it would hear a reset.
      connection.fail(SmokestackError.from(error, 'protocol'));
    }
    // The application has reset the connection, and the target had to leave it to the host (CHM-DIS-017).
    const { holder } = connection;
    if (stream.resetReturned !== undefined && holder.mode === 'host') holder.tcp.abort(stream.resetReturned);
    const uploaded = chain(buffered);
    if (uploaded !== null) this.#calls.soon(() => this.#calls.miniport.tcpOffloadReceiveReturn(uploaded));
  }
}
