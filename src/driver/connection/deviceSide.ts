import type { NdisOffloadHandle, RequestStatus } from '#contract';
import type { SeqNum } from '#units';
import type { ReceiveRequests } from './receiveRequests.ts';

/** A connection as the events of the device see it. */
export interface DeviceSide {
  readonly handle: NdisOffloadHandle;
  readonly reference: number;
  readonly receives: ReceiveRequests;
  /** Producer indices of this moment. */
  readonly producers: { readonly sendProducer: number; readonly receiveProducer: number };
  stopped: boolean;
  reset: boolean;
  acknowledge(una: SeqNum): void;
  failSends(status: RequestStatus): void;
  close(status: RequestStatus): void;
  post(): void;
}
