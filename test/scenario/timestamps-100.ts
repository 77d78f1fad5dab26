import { scenario } from 'smokestack';
import { registers } from '#contract';
import { anchored } from './lib/anchored.ts';
import { paws } from './lib/paws.ts';
import { tableA, tableB, tableC } from './lib/stampTables.ts';

export default scenario({
  name: 'timestamps-100',
  proves:
    'With ten milliseconds a tick every value that crosses the interface is in ticks: the tables of timestamps come out to the number (TV-TS-A, B, C).',
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
  tcp: { ticksPerSecond: 100 },
  async run(bench) {
    await bench.nic.base.target.writeRegister(registers.ticksPerSecond.offset, 100);
    await anchored(bench, async () => {
      await tableA(bench, 5001, 10);
      await tableB(bench, 5002, 10);
      await tableC(bench, 5003, 10);
      await paws(bench, 5004, 10);
    });
  },
});
