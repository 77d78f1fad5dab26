/** Inputs that the host or the wire gave and no record has consumed yet. */
import type { CommandEntry, SendEntry, Status } from '#contract';
import type { Answer } from '../../engine/index.ts';
import type { Classified } from '../../frame/index.ts';
import type { Connection } from '../objects/connection.ts';
import type { ArrivedEntry } from '../outputs/entryCheck.ts';

/** An ingress frame that has not ended. */
export interface OpenFrame {
  readonly bytes: Uint8Array;
  /** The link marked it as bad. */
  readonly errored: boolean;
  /** Retire records seen when it was given to the device. */
  readonly records: number;
  /** Bytes that may have been in the ingress buffer with it, its own included. */
  readonly beside: number;
  /** The raw ring may have been full for it. */
  readonly rawFull: boolean;
  /** It was told that it has no record although the device was idle. */
  missed: boolean;
  classified: Classified | undefined;
  /** The connection of its tuple that went while it was open: it may have met its verdict there (section 17). */
  gone: Connection | undefined;
}

/** A command that has not completed. */
export interface OpenCommand {
  readonly entry: CommandEntry;
  /** The image of an initiate. */
  readonly image: Uint8Array | undefined;
  /** Buffered receive data of an initiate. */
  readonly buffered: Uint8Array | undefined;
  /** Retire records seen when it was given to the device. */
  readonly records: number;
  /** It names raw frames that were not written when it was (section 11). */
  readonly rawBeyond: boolean;
  /** The event of the command has happened. */
  acted: boolean;
  /** It named an object that is gone. */
  stale: boolean;
  /** Status that the event of the command settled. */
  status: Status | undefined;
  /** Checks of the completion entry that the event of the command prepared. */
  also: ((arrived: ArrivedEntry) => void) | undefined;
  payload: Uint8Array | undefined;
}

/** A send-ring entry with the bytes of its buffer. */
export interface PostedSend {
  readonly entry: SendEntry;
  readonly bytes: Uint8Array;
}

export interface PostedAnswer {
  readonly answer: Answer;
  readonly target: number;
  readonly sendProducer: number;
  readonly receiveProducer: number;
}
