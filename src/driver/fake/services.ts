/** What the parts of the fake device use of each other. */
import type { CommandEntry, EventEntry, TcpImage } from '#contract';
import type { SeqNum } from '#units';
import type { FakeMemory } from './fakeMemory.ts';
import type { FakeRegisters } from './fakeRegisters.ts';

export interface EngineParts {
  readonly host: FakeMemory;
  readonly nic: FakeMemory;
  readonly registers: FakeRegisters;
  readonly send: (frame: Uint8Array) => void;
  readonly rawTransmitted: () => number;
  readonly frameNumber: () => bigint;
}

/** The engine as a connection sees it. */
export interface EngineServices {
  readonly parts: EngineParts;
  /** False: the event ring is full, and nothing that would need an entry may start. */
  readonly room: boolean;
  /** Writes an entry; returns its serial. */
  emit(entry: Partial<EventEntry> & Pick<EventEntry, 'kind'>): number;
  completion(command: CommandEntry, entry: Partial<EventEntry>): void;
  /** An indication buffer and its index; undefined while the host has given none. */
  takeIndicationBuffer(): { readonly buffer: bigint; readonly index: number } | undefined;
  nextIpId(): number;
  /** Gives the row of a connection back. */
  free(connection: { readonly reference: number; readonly image: TcpImage }): void;
}

/** A connection as the delivery of its data sees it. */
export interface Receiver {
  readonly image: TcpImage;
  readonly reference: number;
  readonly draining: boolean;
  readonly aborted: boolean;
  readonly retrieveIndicated: boolean;
  readonly finReceived: boolean;
  /** End of the received data: rcvNxt without the peer's FIN. */
  readonly dataEnd: SeqNum;
  disconnectIndicated: boolean;
  /** The host has taken bytes: the window may open. */
  consumed(): void;
  /** The host claimed more than was there: a mandatory retrieve. */
  requestUpload(): void;
}
