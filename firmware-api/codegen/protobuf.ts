/** Compiles firmware-api/proto to static JavaScript with types; one module for each folder of .proto files. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { SmokestackError } from '#units';
import type { Generator } from './generators.ts';
import { camel } from './names.ts';
import type { PrintedFile } from './printed.ts';

const head =
  '// Printed from firmware-api/proto by `make gen`. Never edit this file: edit the .proto and run `make gen`.\n';

/** `smokestack/bridge/v1` -> `bridgeV1`; files that stand in the proto folder itself go to `proto`. */
const moduleName = (folder: string): string =>
  camel(
    folder
      .split('/')
      .filter((part) => part !== 'smokestack')
      .join('-'),
  ) || 'proto';

function protoFolders(source: string): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  if (!existsSync(source)) return folders;
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proto'))
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  for (const file of files) {
    const folder = dirname(file) === '.' ? '' : dirname(file);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}

/** 64-bit fields are always `Long`: never a number that silently rounds above 2^53. */
const options = [
  '-t',
  'static-module',
  '-w',
  'esm',
  '--force-long',
  '--no-verify',
  '--no-delimited',
  '--no-typeurl',
  '--no-service',
  '--no-convert',
  '--dts',
];

function compile(root: string, source: string, name: string, files: readonly string[]): { js: string; dts: string } {
  const scratch = mkdtempSync(join(tmpdir(), 'smokestack-proto-'));
  try {
    const out = join(scratch, `${name}.js`);
    const pbjs = join(root, 'node_modules/protobufjs-cli/bin/pbjs');
    execFileSync(
      process.execPath,
      [pbjs, ...options, '-r', name, '-p', source, '-o', out, ...files.map((file) => join(source, file))],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return { js: readFileSync(out, 'utf8'), dts: readFileSync(join(scratch, `${name}.d.ts`), 'utf8') };
  } catch (cause) {
    const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    throw new SmokestackError('cannot-test', `pbjs refused ${files.join(', ')}:\n${stderr.trim()}`, {
      cause,
      cure: 'Correct the .proto and run make gen.',
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Prints `<target>/<module>.js` and `.d.ts` for every folder below `<root>/<source>`. */
export function protobufGenerator(root: string, source = 'firmware-api/proto', target = 'src/protocol/gen'): Generator {
  return {
    name: 'Protocol Buffers',
    folders: [target],
    print(): PrintedFile[] {
      return [...protoFolders(join(root, source))].flatMap(([folder, files]) => {
        const name = moduleName(folder);
        const { js, dts } = compile(root, join(root, source), name, files);
        return [
          { path: `${target}/${name}.js`, text: head + js },
          {
            path: `${target}/${name}.d.ts`,
            text: head + dts.replace('import Long = require("long");', 'import Long from "long";'),
          },
        ];
      });
    },
  };
}
