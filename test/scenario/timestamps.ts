import { scenario } from 'smokestack';
import { anchored } from './lib/anchored.ts';
import { paws } from './lib/paws.ts';
import { tableA, tableB, tableC } from './lib/stampTables.ts';

export default scenario({
  name: 'timestamps',
  proves:
    'Timestamps never step back while a connection goes down and comes back between two clocks that drift apart; round trips come out alike on either side (TV-TS-A, B, C), and what PAWS refuses, and the age of TsRecent, go along.',
  covers: [
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
  async run(bench) {
    await anchored(bench, async () => {
      await tableA(bench, 5001, 1);
      await tableB(bench, 5002, 1);
      await tableC(bench, 5003, 1);
      await paws(bench, 5004, 1);
    });
  },
});
