/** `make gen` writes every printed file; `make check-gen` (`--check`) compares and names what differs. */
import { fileURLToPath } from 'node:url';
import { layout } from '#layout';
import { exitCodeOf, SmokestackError } from '#units';
import { layoutGenerators } from './generators.ts';
import { compare, type PrintedFile, write } from './printed.ts';
import { protobufGenerator } from './protobuf.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function main(words: readonly string[]): Promise<void> {
  const check = words.includes('--check');
  const unknown = words.find((word) => word !== '--check');
  if (unknown !== undefined)
    throw new SmokestackError('usage', `unknown word ${unknown}`, { cure: 'main.ts [--check]' });

  const generators = [...layoutGenerators(layout), protobufGenerator(root)];
  const files: PrintedFile[] = [];
  for (const generator of generators) files.push(...(await generator.print()));
  const folders = generators.flatMap((generator) => generator.folders);

  const differences = (check ? compare : write)(root, files, folders);
  if (!check) {
    for (const { path, what } of differences) console.log(`${what === 'left over' ? 'removed' : 'wrote'} ${path}`);
    console.log(`${files.length} printed files, ${differences.length} changed`);
  } else if (differences.length > 0) {
    const list = differences.map(({ path, what }) => `  ${path} (${what})`).join('\n');
    throw new SmokestackError('mismatch', `printed files differ from firmware-api/layout:\n${list}`, {
      cure: 'Run: make gen',
    });
  } else console.log(`${files.length} printed files are as the layout says`);
}

try {
  await main(process.argv.slice(2));
} catch (value) {
  const error = SmokestackError.from(value);
  console.error(error.code === 'internal' && value instanceof Error ? value.stack : error.message);
  if (error.cure !== undefined) console.error(error.cure);
  process.exitCode = exitCodeOf[error.code];
}
