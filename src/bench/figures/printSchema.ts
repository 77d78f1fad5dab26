/** mk/node src/bench/figures/printSchema.ts: writes schema/bench.schema.json. */
import { writeFileSync } from 'node:fs';
import { placed } from '../device/root.ts';
import { printBenchSchema } from './figures.ts';

writeFileSync(placed('schema/bench.schema.json'), printBenchSchema());
