import { scenario } from 'smokestack';
import { badFrames } from './lib/badFrames.ts';

const rounds = 24;

export default scenario({
  name: 'bad-frames',
  proves:
    'Frames cut short, lengths and options that lie, forged and random segments beside a live offloaded connection: each goes up raw or is dropped or refused for its reason, and every byte still arrives, once.',
  covers: ['CHM-NSP-002', 'CHM-NSP-004', 'CHM-NSP-010', 'CHM-BRA-001', 'CHM-BRA-011'],
  needs: ['offload', 'builtin'],
  tags: ['stage2', 'fuzz', 'bad-frames'],
  timeoutMs: 300_000,
  async run(bench) {
    bench.atLeast('bad frames', await badFrames(bench, rounds), 100 * rounds);
  },
});
