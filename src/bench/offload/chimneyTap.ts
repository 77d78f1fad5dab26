import type { MiniportChimney, NdisChimney } from '#contract';
import type { HostCall } from '../scoreboard/index.ts';

/** The calls between host and miniport, by name. */
export type DownName = keyof MiniportChimney;
export type UpName = keyof NdisChimney;

/** Shows a call before it is passed on. */
export type OnCall = (call: HostCall) => void;

const down: readonly DownName[] = [
  'initiateOffload',
  'queryOffload',
  'updateOffload',
  'invalidateOffload',
  'terminateOffload',
  'tcpOffloadSend',
  'tcpOffloadReceive',
  'tcpOffloadDisconnect',
  'tcpOffloadForward',
  'tcpOffloadReceiveReturn',
];
const up: readonly UpName[] = [
  'initiateOffloadComplete',
  'queryOffloadComplete',
  'updateOffloadComplete',
  'invalidateOffloadComplete',
  'terminateOffloadComplete',
  'tcpOffloadSendComplete',
  'tcpOffloadReceiveComplete',
  'tcpOffloadDisconnectComplete',
  'tcpOffloadForwardComplete',
  'tcpOffloadReceiveIndicate',
  'tcpOffloadEvent',
  'neighborReachabilityQuery',
  'indicateStatus',
];

type Method = (...args: unknown[]) => unknown;

/** `side` with each of `names` announced first; `argument` of the announcement is the list of arguments. */
function tapped<Side extends object>(
  side: Side,
  names: readonly (keyof Side & string)[],
  direction: HostCall['direction'],
  onCall: OnCall,
): Side {
  const entries = names.map((name): [string, Method] => [
    name,
    (...args) => {
      onCall({ name, direction, argument: args });
      return (side[name] as Method).apply(side, args);
    },
  ]);
  return Object.fromEntries(entries) as Side;
}

/** The miniport as the host is to see it. */
export const tapMiniport = (miniport: MiniportChimney, onCall: OnCall): MiniportChimney =>
  tapped(miniport, down, 'down', onCall);

/** The host as the miniport is to see it. */
export const tapHost = (host: NdisChimney, onCall: OnCall): NdisChimney => tapped(host, up, 'up', onCall);
