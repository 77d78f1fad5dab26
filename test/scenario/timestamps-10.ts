import { scenario } from 'smokestack';
import { registers } from '#contract';
import { anchored } from './lib/anchored.ts';
import { paws } from './lib/paws.ts';
import { tableA, tableB } from './lib/stampTables.ts';

export default scenario({
  name: 'timestamps-10',
  proves:
    'With a hundred milliseconds a tick every value that crosses the interface is in ticks: the tables of timestamps come out to the number (TV-TS-A, B).',
  covers: [
    'CHM-GEN-001',
    'CHM-GEN-008',
    'CHM-TS-001',
    'CHM-TS-002',
    'CHM-TS-003',
    'CHM-TS-004',
    'CHM-TS-005',
    'CHM-TS-006',
    'CHM-TS-007',
    'CHM-TS-008',
    'CHM-TS-009',
    'CHM-UPL-030',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  tcp: { ticksPerSecond: 10 },
  async run(bench) {
    await bench.nic.base.target.writeRegister(registers.ticksPerSecond.offset, 10);
    await anchored(bench, async () => {
      await tableA(bench, 5001, 100);
      await tableB(bench, 5002, 100);
      await paws(bench, 5004, 100);
    });
  },
});
