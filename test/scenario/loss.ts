import { type Bench, moveAround, scenario } from 'smokestack';
import type { LaneStatistics as Statistics } from '#cable';
import { millis } from '#units';

const size = 2 * 2 ** 20;
const directions = ['toFar', 'toNear'] as const;
const wire = { delay: millis(2), loss: 0.02, duplication: 0.01, reordering: 0.03, reorderBy: millis(1) };

/** Of the frames that went either way since the connection was first handed down, each trouble met a quarter of its share at least. */
const troubled = (bench: Bench, before: readonly Statistics[]): void => {
  for (const [i, direction] of directions.entries()) {
    const [now, then] = [bench.cable.statistics(direction), before[i]];
    if (then === undefined) continue;
    const frames = now.frames - then.frames;
    const met = { lost: wire.loss, duplicated: wire.duplication, reordered: wire.reordering };
    for (const name of ['lost', 'duplicated', 'reordered'] as const)
      bench.atLeast(`frames ${name} ${direction}`, now[name] - then[name], Math.floor((frames * met[name]) / 4));
  }
};

export default scenario({
  name: 'loss',
  proves:
    'An offloaded connection delivers every byte both ways, in order and once, over a wire that loses 2 %, doubles 1 % and reorders 3 %.',
  covers: ['CHM-FC-007', 'CHM-FC-008', 'CHM-CC-001', 'CHM-CC-009', 'CHM-TERM-037', 'CHM-TERM-068', 'CHM-INIT-030'],
  needs: ['offload'],
  tags: ['stage2'],
  timeoutMs: 180_000,
  async run(bench) {
    for (const direction of directions) bench.cable.impair(direction, [wire]);
    const statistics = () => directions.map((direction) => bench.cable.statistics(direction));
    let before: readonly Statistics[] = [];
    let moves = 0;
    await bench.exchange({
      port: 5001,
      openedBy: 'peer',
      toPeer: size,
      fromPeer: size,
      within: millis(300_000),
      meanwhile: async (socket, end) => {
        const over = () => end.result !== undefined;
        before = statistics();
        const plan = { moves: 4, apart: 96 * 1024, bytes: size, end, over, stayDown: true };
        moves = (await moveAround(bench, socket, plan)).moves;
      },
    });
    bench.atLeast('moves', moves, 4);
    troubled(bench, before);
  },
});
