/** mk/node src/bench/verdict/print.ts: writes schema/verdict.schema.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { placed } from '../device/index.ts';
import { printVerdictSchema } from './schema.ts';

mkdirSync(placed('schema'), { recursive: true });
writeFileSync(placed('schema/verdict.schema.json'), printVerdictSchema());
