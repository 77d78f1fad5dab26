/** The calls between host and miniport as events: who hears one is told when it is made and when it returns. */
import type { MiniportChimney, NdisChimney } from '#contract';

export type ChimneyCalls = MiniportChimney & NdisChimney;
export type ChimneyName = keyof ChimneyCalls;

/** What is done about one kind of call. */
export interface CallHandler<Name extends ChimneyName> {
  called?(...args: Parameters<ChimneyCalls[Name]>): void;
  returned?(value: ReturnType<ChimneyCalls[Name]>, ...args: Parameters<ChimneyCalls[Name]>): void;
}
export type CallHandlers = { readonly [Name in ChimneyName]?: CallHandler<Name> };

/** Hears every call. */
export interface CallListener {
  called(name: string, args: readonly unknown[]): void;
  returned(name: string, args: readonly unknown[], value: unknown): void;
}

/** Names of the calls, down and up. */
export const downNames: readonly (keyof MiniportChimney)[] = [
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
export const upNames: readonly (keyof NdisChimney)[] = [
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

/** `side` as its caller is to see it: each of `names` is told to `listener` before it is made and when it has returned. */
export function watched<Side extends object>(
  side: Side,
  names: readonly (keyof Side & string)[],
  listener: CallListener,
): Side {
  const entries = names.map((name): [string, Method] => [
    name,
    (...args) => {
      listener.called(name, args);
      const value = (side[name] as Method).apply(side, args);
      listener.returned(name, args, value);
      return value;
    },
  ]);
  return Object.fromEntries(entries) as Side;
}
