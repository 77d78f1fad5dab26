/** TCP events of the device in the words of the chimney calls (docs/spec/chimney-state.md sections 10, 13). */
import {
  type EventEntry,
  mandatoryUploadReasons,
  TcpEvent,
  type TcpOffloadEvent,
  type UploadReason,
  uploadReasonCode,
} from '#contract';
import { SmokestackError } from '#units';

const reasons = new Map<number, UploadReason>(
  Object.entries(uploadReasonCode).map(([name, code]) => [code, name as UploadReason]),
);

/**
 * `mandatory`: a retrieve after which the device no longer treats the connection.
 * @throws SmokestackError 'protocol' for an event or reason that the specification does not have (CHM-EVD-001)
 */
export const tcpOffloadEvent = ({
  tcpEvent,
  info,
}: EventEntry): { readonly value: TcpOffloadEvent; readonly mandatory: boolean } => {
  switch (tcpEvent) {
    case TcpEvent.Disconnect:
      return { value: { type: 'disconnect' }, mandatory: false };
    case TcpEvent.Abort:
      return { value: { type: 'abort' }, mandatory: false };
    case TcpEvent.SendBacklogChange:
      return { value: { type: 'sendBacklogChange', optimumBytes: info }, mandatory: false };
    case TcpEvent.Retrieve: {
      const reason = reasons.get(info);
      if (reason === undefined)
        throw new SmokestackError('protocol', `the device gave upload reason ${info}, which is none`);
      return { value: { type: 'retrieve', reason }, mandatory: mandatoryUploadReasons.has(reason) };
    }
    default:
      throw new SmokestackError('protocol', `the device raised TCP event ${tcpEvent}, which is none`);
  }
};
