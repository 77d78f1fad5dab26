/**
 * make fuzz: random commands into full rings, random frames beside a live connection, random bridge messages, each with the
 * same seed; SEEDS=n seeds from SEED on (default: 5 that nobody has tried today).
 */
import { writeFileSync } from 'node:fs';
import { buildSimulator } from '#bench';
import { exitCodeOf, SmokestackError } from '#units';
import { buildSelftest } from '../sim/simulator.ts';
import { fuzzBridge } from './lib/fuzzBridge.ts';
import { fuzzCommands } from './lib/fuzzCommands.ts';
import { fuzzFrames } from './lib/fuzzFrames.ts';

const effort = { strokes: 600, rounds: 4, messages: 100 };

function wanted(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  const value = text === '' ? otherwise : Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new SmokestackError('usage', `${name}=${text} is no whole number`, { cure: `as in make fuzz ${name}=10` });
}

async function main(): Promise<number> {
  const first = wanted('SEED', Math.floor(Date.now() / 1000) % 1_000_000);
  const seeds = wanted('SEEDS', 5);
  const device = await buildSimulator('small');
  const selftest = buildSelftest();
  let failed = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const commands = await fuzzCommands(device, seed, effort.strokes);
    const frames = await fuzzFrames(device, seed, effort.rounds);
    const bridge = await fuzzBridge(selftest, seed, effort.messages);
    const wrong = [commands, frames, bridge].flatMap((one) => one.wrong);
    const counts = `${commands.commands} commands, ${frames.frames} bad frames, ${bridge.errors + bridge.results} messages`;
    console.log(`seed ${seed}: ${wrong.length === 0 ? 'pass' : 'FAIL'}, ${counts}`);
    for (const sentence of wrong) console.log(`  ${sentence}`);
    if (wrong.length === 0) continue;
    failed++;
    console.log(`  reproduce: make fuzz SEED=${seed} SEEDS=1`);
  }
  console.log(`${seeds - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  const { message, cure, code } = SmokestackError.from(thrown);
  const words = `${message}${cure === undefined ? '' : ` (${cure})`}`;
  console.error(words);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${words.split('\n')[0]}\n`);
  process.exitCode = exitCodeOf[code];
}
