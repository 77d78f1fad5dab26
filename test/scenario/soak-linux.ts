import { scenario } from 'smokestack';
import { millis } from '#units';

const seconds = 30;
const second = millis(1000);
/** More than any machine sends in that time: the clock ends it. */
const endless = 2 ** 32;

export default scenario({
  name: 'soak-linux',
  proves:
    'For 30 s a Linux kernel and the device send each other all they can over a wire that loses 1 %, while the connection moves once a second; every byte arrives.',
  covers: ['CHM-INIT-030', 'CHM-TERM-037', 'CHM-TERM-044', 'CHM-FC-007', 'CHM-CC-005', 'CHM-TX-002', 'CHM-RX-002'],
  needs: ['offload', 'linux'],
  tags: ['stage2'],
  timeoutMs: 180_000,
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const)
      bench.cable.impair(direction, [{ delay: millis(1), loss: 0.01 }]);
    let moves = 0;
    await bench.exchange({
      port: 5001,
      openedBy: 'peer',
      toPeer: endless,
      fromPeer: endless,
      sendFor: millis(seconds * 1000),
      within: millis(120_000),
      meanwhile: async (socket, end) => {
        const begun = bench.clock.now();
        const over = () => end.result !== undefined;
        // The last move ends before the last byte is written: what follows is the end of an offloaded connection.
        for (let move = 1; move < seconds && !over(); move++) {
          bench.equal(`status of offload ${move}`, await bench.offload(socket), 0);
          await bench.until(() => over() || bench.clock.now() >= begun + move * second, `second ${move}`);
          if (!over() && (await bench.upload(socket)) !== undefined) moves++;
        }
        if (!over()) bench.equal('status of the last offload', await bench.offload(socket), 0);
      },
    });
    bench.atLeast('moves', moves, seconds - 2);
    for (const way of ['toPeer', 'fromPeer'] as const) bench.atLeast(`bytes ${way}`, bench.moved[way], 2 ** 20);
    const { toFar, toNear } = { toFar: bench.cable.statistics('toFar'), toNear: bench.cable.statistics('toNear') };
    bench.atLeast('frames lost', Math.min(toFar.lost, toNear.lost), 10);
  },
});
