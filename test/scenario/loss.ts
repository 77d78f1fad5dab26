import { moveAround, scenario } from 'smokestack';
import { millis } from '#units';

const size = 2 * 2 ** 20;
const wire = { delay: millis(2), loss: 0.02, duplication: 0.01, reordering: 0.03, reorderBy: millis(1) };

export default scenario({
  name: 'loss',
  proves:
    'An offloaded connection delivers every byte both ways, in order and once, over a wire that loses 2 %, doubles 1 % and reorders 3 %.',
  covers: ['CHM-FC-007', 'CHM-FC-008', 'CHM-CC-001', 'CHM-CC-009', 'CHM-TERM-037', 'CHM-TERM-068', 'CHM-INIT-030'],
  needs: ['offload'],
  tags: ['stage2'],
  timeoutMs: 180_000,
  async run(bench) {
    bench.cable.impair('toFar', [wire]);
    bench.cable.impair('toNear', [wire]);
    let moves = 0;
    await bench.exchange({
      port: 5001,
      openedBy: 'peer',
      toPeer: size,
      fromPeer: size,
      within: millis(300_000),
      meanwhile: async (socket, end) => {
        const over = () => end.result !== undefined;
        moves = (await moveAround(bench, socket, { moves: 4, apart: 96 * 1024, bytes: size, end, over })).moves;
        if (!over()) await bench.offload(socket);
      },
    });
    bench.atLeast('moves', moves, 4);
  },
});
