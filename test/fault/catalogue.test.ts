import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import type { FaultTag } from './fault.ts';
import { plant } from './plant.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tagged = (...tags: readonly FaultTag[]): number =>
  catalogue.filter((fault) => fault.tags.some((tag) => tags.includes(tag))).length;

describe('the catalogue of planted faults', () => {
  test.each(catalogue.map((fault) => [fault.id, fault] as const))('%s fits the design as it is', (_, fault) => {
    const source = readFileSync(`${root}hdl/${fault.file}`, 'utf8');
    expect(plant(source, [{ ...fault, number: 1 }])).toContain(`(${fault.mutated}) : (${fault.original})`);
  });
  it('names each fault once', () => expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length));
  it('names what each fault violates', () => {
    const spec = ['chimney-state', 'chimney-datapath'].map((name) =>
      readFileSync(`${root}docs/spec/${name}.md`, 'utf8'),
    );
    const contract = readFileSync(`${root}docs/contract/engine.md`, 'utf8');
    for (const { id, violates, namedBy = {}, fields } of catalogue) {
      expect(fields.length, id).toBeGreaterThan(0);
      expect(
        violates.some((rule) => rule.startsWith('CHM-')),
        id,
      ).toBe(true);
      for (const rule of [...violates, ...Object.keys(namedBy)])
        expect(
          rule.startsWith('CHM-')
            ? spec.some((text) => text.includes(`**${rule}**`))
            : [contract, ...spec].some((text) => text.includes(rule.replace(/[a-i]$/, ''))),
          `${id}: ${rule}`,
        ).toBe(true);
    }
  });
  it('is broad enough to say that the bench bites', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(20);
    expect(tagged('loss', 'wrap', 'simultaneous')).toBeGreaterThanOrEqual(catalogue.length / 3);
    expect(tagged('state-only')).toBeGreaterThanOrEqual(4);
    expect(tagged('liveness-only')).toBeGreaterThanOrEqual(2);
    expect(new Set(catalogue.map(({ file }) => file.split('/')[0])).size).toBeGreaterThanOrEqual(6);
  });
});
