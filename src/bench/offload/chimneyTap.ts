import type { MiniportChimney, NdisChimney } from '#contract';
import { downNames, upNames, watched } from '#model';
import type { HostCall, Scoreboard } from '../scoreboard/index.ts';

/** Shows a call before it is made, and when it has returned. */
export type CallTap = Pick<Required<Scoreboard>, 'hostCall' | 'hostReturned'>;

const listening = (direction: HostCall['direction'], tap: CallTap) => ({
  called: (name: string, argument: readonly unknown[]) => tap.hostCall({ name, direction, argument }),
  returned: (name: string, argument: readonly unknown[], value: unknown) =>
    tap.hostReturned({ name, direction, argument }, value),
});

/** The miniport as the host is to see it. */
export const tapMiniport = (miniport: MiniportChimney, tap: CallTap): MiniportChimney =>
  watched(miniport, downNames, listening('down', tap));

/** The host as the miniport is to see it. */
export const tapHost = (host: NdisChimney, tap: CallTap): NdisChimney => watched(host, upNames, listening('up', tap));

/** A host that passes every call on to whoever `to` names at that moment. */
export const passedOn = (to: () => NdisChimney): NdisChimney => ({
  initiateOffloadComplete: (root) => to().initiateOffloadComplete(root),
  queryOffloadComplete: (root) => to().queryOffloadComplete(root),
  updateOffloadComplete: (root) => to().updateOffloadComplete(root),
  invalidateOffloadComplete: (root) => to().invalidateOffloadComplete(root),
  terminateOffloadComplete: (root) => to().terminateOffloadComplete(root),
  tcpOffloadSendComplete: (chain) => to().tcpOffloadSendComplete(chain),
  tcpOffloadReceiveComplete: (chain) => to().tcpOffloadReceiveComplete(chain),
  tcpOffloadDisconnectComplete: (request) => to().tcpOffloadDisconnectComplete(request),
  tcpOffloadForwardComplete: (chain) => to().tcpOffloadForwardComplete(chain),
  tcpOffloadReceiveIndicate: (handle, data) => to().tcpOffloadReceiveIndicate(handle, data),
  tcpOffloadEvent: (handle, event) => to().tcpOffloadEvent(handle, event),
  neighborReachabilityQuery: (handle, block) => to().neighborReachabilityQuery(handle, block),
  indicateStatus: (indication) => to().indicateStatus(indication),
});
