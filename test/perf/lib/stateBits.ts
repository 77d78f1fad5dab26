/**
 * Bits of on-chip storage that each further connection costs, taken from the elaborated design: every memory and register
 * whose size grows with the Connections parameter, check bits, queues and copies of a table included.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Storage {
  /** Where it stands: names of instances below chm_top. */
  readonly path: string;
  readonly bits: number;
}

/** Storage that grows with Connections, as bits for each of `connections`, largest first. */
export function stateBits(connections: number): Storage[] {
  const small = storageOf(connections);
  const large = storageOf(2 * connections);
  const grows = ([path, bits]: [string, number]): boolean => (large.get(path) ?? 0) >= 1.9 * bits;
  return [...small]
    .filter(grows)
    .map(([path, bits]) => ({ path, bits: bits / connections }))
    .sort((a, b) => b.bits - a.bits);
}

/** Bits of every memory (an unpacked array) and every register (named …_q) of the default configuration. */
function storageOf(connections: number): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'smokestack-bits-'));
  try {
    const out = join(folder, 'design.xml');
    const parameters = [`-GConnections=${connections}`, '-GPaths=64', '-GNeighbors=32', '-GDataW=512'];
    const design = ['--top-module', 'chm_top', '-F', 'hdl/chm.f', ...parameters];
    execFileSync(
      'verilator',
      ['--xml-only', '-Wno-fatal', '-Wno-lint', ...design, '--Mdir', folder, '--xml-output', out],
      { stdio: 'pipe' },
    );
    return read(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const attribute = (text: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';

function read(xml: string): Map<string, number> {
  const typeBits = typesIn(xml);
  const stored = new Map<string, { name: string; bits: number }[]>();
  for (const [, head = '', body = ''] of xml.matchAll(/<module ([^>]*)>([\s\S]*?)<\/module>/g)) {
    const variables = [...body.matchAll(/<var ([^>]*?)\/?>/g)].map(([, text = '']) => ({
      name: attribute(text, 'name'),
      ...(typeBits(attribute(text, 'dtype_id')) ?? { bits: 0, memory: false }),
    }));
    stored.set(
      attribute(head, 'name'),
      variables.filter(({ name, memory }) => memory || /_q$/.test(name)),
    );
  }
  // Copies that a generate loop makes have one name: they are added.
  const storage = new Map<string, number>();
  for (const [, text = ''] of xml.matchAll(/<cell ([^>]*?)\/?>/g))
    for (const { name, bits } of stored.get(attribute(text, 'submodname')) ?? []) {
      const path = `${attribute(text, 'hier')}.${name}`.replace('chm_top.', '');
      storage.set(path, (storage.get(path) ?? 0) + bits);
    }
  return storage;
}

interface TypeBits {
  readonly bits: number;
  /** An unpacked array. */
  readonly memory: boolean;
}

/** Sizes of the types of the design by their id. */
function typesIn(xml: string): (id: string) => TypeBits | undefined {
  const table = /<typetable[\s\S]*<\/typetable>/.exec(xml)?.[0] ?? '';
  const types = new Map<string, { kind: string; head: string; body: string }>();
  for (const [, kind = '', head = '', body = ''] of table.matchAll(/<(\w+dtype) ([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g))
    types.set(attribute(head, 'id'), { kind, head, body });
  const known = new Map<string, TypeBits | undefined>();
  const numbers = (body: string): number[] =>
    [...body.matchAll(/<const [^>]*name="[^"]*&apos;s?h([0-9a-f]+)"/g)].map(([, digits = '0']) =>
      Number.parseInt(digits, 16),
    );
  const sizeOf = (id: string): TypeBits | undefined => {
    if (!known.has(id)) known.set(id, size(id));
    return known.get(id);
  };
  const size = (id: string): TypeBits | undefined => {
    const type = types.get(id);
    if (!type) return undefined;
    const { kind, head, body } = type;
    const left = attribute(head, 'left');
    switch (kind) {
      case 'basicdtype':
        return { bits: left === '' ? 1 : Math.abs(Number(left) - Number(attribute(head, 'right'))) + 1, memory: false };
      case 'structdtype': {
        const members = [...body.matchAll(/<memberdtype ([^>]*?)\/?>/g)].map(([, text = '']) =>
          sizeOf(attribute(text, 'sub_dtype_id')),
        );
        return { bits: members.reduce((sum, one) => sum + (one?.bits ?? 0), 0), memory: false };
      }
      case 'packarraydtype':
      case 'unpackarraydtype': {
        const [a = 0, b = 0] = numbers(body);
        const element = sizeOf(attribute(head, 'sub_dtype_id'))?.bits ?? 0;
        return { bits: element * (Math.abs(a - b) + 1), memory: kind === 'unpackarraydtype' };
      }
      default:
        return sizeOf(attribute(head, 'sub_dtype_id'));
    }
  };
  return sizeOf;
}
