/** Watches the seam between host and miniport: every request that goes down comes back exactly once. */
import type { NetBufferList } from '#contract';
import type { Session } from './session.ts';

/** Counts each request that passes down, and each that comes back. */
export const watchRequests = ({ chimney, miniport }: Session) => {
  const open = new Set<NetBufferList>();
  const faults: string[] = [];
  let returned = 0;
  const down = (head: NetBufferList | null) => {
    for (let at = head; at !== null; at = at.next) {
      if (open.has(at)) faults.push('posted twice');
      open.add(at);
    }
  };
  const up = (head: NetBufferList | null) => {
    for (let at = head; at !== null; at = at.next) {
      if (!open.delete(at)) faults.push('returned, but not posted');
      returned++;
    }
  };
  const wrapDown = (name: 'tcpOffloadSend' | 'tcpOffloadReceive' | 'tcpOffloadForward' | 'tcpOffloadDisconnect') => {
    const original = miniport[name].bind(miniport) as (...all: unknown[]) => void;
    miniport[name] = (context: object, head: NetBufferList, ...rest: unknown[]) => {
      down(head);
      original(context, head, ...rest);
    };
  };
  const wrapUp = (
    name:
      | 'tcpOffloadSendComplete'
      | 'tcpOffloadReceiveComplete'
      | 'tcpOffloadForwardComplete'
      | 'tcpOffloadDisconnectComplete',
  ) => {
    const original = chimney[name].bind(chimney);
    chimney[name] = (head) => {
      up(head);
      original(head);
    };
  };
  for (const name of ['tcpOffloadSend', 'tcpOffloadReceive', 'tcpOffloadForward', 'tcpOffloadDisconnect'] as const)
    wrapDown(name);
  for (const name of [
    'tcpOffloadSendComplete',
    'tcpOffloadReceiveComplete',
    'tcpOffloadForwardComplete',
    'tcpOffloadDisconnectComplete',
  ] as const)
    wrapUp(name);
  const seen = { chained: 0, buffered: 0, terminated: 0, initiated: 0 };
  const terminated = chimney.terminateOffloadComplete.bind(chimney);
  chimney.terminateOffloadComplete = (root) => {
    if (root.layer === 'tcp') {
      seen.terminated++;
      if (root.netBufferListChain !== null) seen.chained++;
      if (root.state?.delegated?.bufferedData) seen.buffered++;
      up(root.netBufferListChain);
    }
    terminated(root);
  };
  const initiated = chimney.initiateOffloadComplete.bind(chimney);
  chimney.initiateOffloadComplete = (root) => {
    if (root.layer === 'neighbor')
      for (let path = root.dependentBlockList; path !== null; path = path.nextBlock)
        for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock)
          if (tcp.status === 0) {
            seen.initiated++;
            // A chain that was taken is posted from now on (CHM-INIT-036).
            for (const request of chains.get(tcp) ?? []) {
              if (open.has(request)) faults.push('chained twice');
              open.add(request);
            }
          }
    initiated(root);
  };
  const chains = new Map<object, NetBufferList[]>();
  const initiate = miniport.initiateOffload.bind(miniport);
  miniport.initiateOffload = (root) => {
    if (root.layer === 'neighbor')
      for (let path = root.dependentBlockList; path !== null; path = path.nextBlock)
        for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock) {
          const list: NetBufferList[] = [];
          for (let at = tcp.netBufferListChain; at !== null; at = at.next) list.push(at);
          chains.set(tcp, list);
        }
    initiate(root);
  };
  return { open, faults, seen, returned: () => returned };
};
