/** A miniport that loses something fails the run, by the rule it breaks, though the scenario itself does not look. */
import { beforeAll, expect, test } from 'vitest';
import { type Bench, hostTransfer, peerTransfer, scenario } from '#bench';
import { ndisStatus } from '#contract';
import type { Socket } from '#host';
import { millis } from '#units';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

interface Sabotage {
  /** What the miniport loses; undone by the function it returns. */
  lose(bench: Bench): void;
  /** What the scenario does then. */
  act(bench: Bench, socket: Socket): Promise<void> | void;
}

const sabotages: Record<string, Sabotage> = {
  'CHM-TERM-039': {
    lose: ({ miniport }) => {
      // As if an event had come behind the end of its connection.
      Object.assign(miniport.statistics, { staleEvents: 1 });
    },
    act: async (bench, socket) => {
      await bench.upload(socket);
    },
  },
  'CHM-STR-012': {
    lose: ({ miniport }) => {
      miniport.queryOffload = () => {};
    },
    act: async (bench, socket) => {
      bench.chimney.query(socket, () => {});
      await bench.pass(millis(5));
    },
  },
  'CHM-TERM-038': {
    lose: ({ miniport }) => {
      const post = miniport.tcpOffloadReceive.bind(miniport);
      let lost = false;
      miniport.tcpOffloadReceive = (...posted) => {
        if (lost) post(...posted);
        lost = true;
      };
    },
    act: async (bench, socket) => {
      await bench.pass(millis(5));
      await bench.upload(socket);
    },
  },
  'CHM-RI-013': {
    lose: ({ chimney }) => {
      // A host that accepts what it never looks at again.
      chimney.tcpOffloadReceiveIndicate = () => ({ status: ndisStatus.success });
    },
    act: async (bench, socket) => {
      await bench.until(() => bench.miniport.lentBuffers > 0, 'an indication');
      await bench.upload(socket);
    },
  },
};

test.for(Object.keys(sabotages))('%s is found at the end of a run', { timeout: 60_000 }, async (rule, { skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const { lose, act } = sabotages[rule] as Sabotage;
  const broken = scenario({
    name: 'open-ends',
    proves: 'Nothing: its miniport loses something.',
    covers: [],
    needs: ['offload', 'builtin'],
    offload: { chimney: { posting: rule === 'CHM-RI-013' ? { requests: 0, bytes: 0 } : { requests: 2, bytes: 4096 } } },
    async run(bench) {
      await peerTransfer(bench.peer, { listen: 7 }, { send: 2 ** 18, seed: 1 });
      const socket = bench.host.connect({ address: bench.peer.address, port: 7 });
      hostTransfer(socket, { send: 2 ** 18, seed: 2 });
      await bench.until(() => socket.bytesRead > 0, 'the first bytes');
      lose(bench);
      await bench.offload(socket);
      await act(bench, socket);
    },
  });
  const { verdict } = await runOnce(broken, provided.program);
  expect(verdict).toMatchObject({ verdict: 'fail', exitCode: 1 });
  expect(verdict.mismatches.map(({ requirement }) => requirement)).toContain(rule);
});
