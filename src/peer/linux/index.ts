/** The far end as the Linux kernel's own TCP, in a network namespace that sim/netns owns. In real time. */
export type { Way } from './keeper.ts';
export { canRunLinux, type LinuxAbility, LinuxPeer, type LinuxPeerOptions, type LinuxStatistics } from './linuxPeer.ts';
export type { LinuxProgram, Output } from './program.ts';
export {
  type Pause,
  startHttp,
  startTraffic,
  type TcpInfo,
  type Traffic,
  type TrafficDirection,
  type TrafficOptions,
  type TrafficResult,
  type TrafficRole,
} from './traffic.ts';
