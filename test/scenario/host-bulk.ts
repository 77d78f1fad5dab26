import { scenario } from 'smokestack';

const mebibyte = 2 ** 20;

export default scenario({
  name: 'host-bulk',
  proves: 'The raw path alone carries two TCP connections of the host, 2 MiB each way, over a wire that loses 1 %.',
  covers: ['CHM-NSP-010'],
  needs: ['builtin'],
  tags: ['stage1'],
  async run(bench) {
    bench.cable.impair('toFar', [{ loss: 0.01 }]);
    bench.cable.impair('toNear', [{ loss: 0.01 }]);
    await Promise.all([
      bench.exchange({ port: 5001, openedBy: 'host', toPeer: mebibyte, fromPeer: mebibyte }),
      bench.exchange({ port: 5002, openedBy: 'peer', toPeer: mebibyte, fromPeer: mebibyte }),
    ]);
  },
});
