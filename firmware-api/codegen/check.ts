/** What a layout must be before it can be printed in every language. */
import type { EnumLayout, Layout, RecordLayout, RegisterLayout } from '#layout';
import { SmokestackError } from '#units';
import { keywords, pascal, snake } from './names.ts';
import { placed } from './place.ts';

const fail = (where: string, what: string): never => {
  throw new SmokestackError('usage', `layout: ${where}: ${what}`, {
    cure: 'Correct firmware-api/layout and run make gen.',
  });
};

function checkNames(where: string, names: readonly string[], maybeKeyword = false): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
      fail(where, `"${name}" is not a name (letters and digits, a letter first)`);
    const key = snake(name);
    const other = seen.get(key);
    if (other !== undefined) fail(where, `"${name}" and "${other}" are the same name in snake_case`);
    seen.set(key, name);
    if (!maybeKeyword && keywords.has(key))
      fail(where, `"${name}" is a keyword of SystemVerilog or C++: choose another name`);
  }
}

function checkEnum(layout: EnumLayout): void {
  checkNames(
    `enum ${layout.name}`,
    layout.values.map((value) => value.name),
    true,
  );
  const seen = new Map<number, string>();
  for (const { name, value } of layout.values) {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** layout.bits)
      fail(`enum ${layout.name}.${name}`, `${value} does not fit ${layout.bits} bits`);
    const other = seen.get(value);
    if (other !== undefined) fail(`enum ${layout.name}`, `${name} and ${other} are both ${value}`);
    seen.set(value, name);
  }
}

function checkRecord(record: RecordLayout, enums: ReadonlySet<EnumLayout>): void {
  const fields = placed(record);
  checkNames(
    `record ${record.name}`,
    fields.map((each) => each.name),
  );
  for (const { field, lsb, name } of fields) {
    const where = `record ${record.name}.${name}`;
    if (field.bits < 1) fail(where, `is ${field.bits} bits wide`);
    if (field.of !== undefined && !enums.has(field.of))
      fail(where, `enum ${field.of.name} is not listed in the layout`);
    if (field.of !== undefined && field.of.bits > field.bits)
      fail(where, `enum ${field.of.name} needs ${field.of.bits} bits, the field has ${field.bits}`);
    if ((field.networkOrder || field.byteArray) && (lsb % 8 !== 0 || field.bits % 8 !== 0))
      fail(where, 'must be whole bytes');
    const aligned = !field.byteArray && !field.networkOrder && !field.reserved && [16, 32, 64].includes(field.bits);
    if (aligned && (record.bytes * 8) % field.bits !== 0)
      fail(where, `${record.bytes} bytes are not a multiple of its ${field.bits} bits`);
  }
}

function checkRegisters(registers: readonly RegisterLayout[]): void {
  checkNames(
    'registers',
    registers.map((register) => register.name),
    true,
  );
  const owner = new Map<number, string>();
  for (const register of registers) {
    const where = `register ${register.name}`;
    if (register.offset % (register.bits / 8) !== 0)
      fail(where, `offset ${register.offset} is not a multiple of ${register.bits / 8}`);
    for (let at = register.offset; at < register.offset + register.bits / 8; at += 4) {
      const other = owner.get(at);
      if (other !== undefined) fail(where, `overlaps ${other} at offset ${at}`);
      owner.set(at, register.name);
    }
    if (register.reset < 0n || register.reset >= 1n << BigInt(register.bits))
      fail(where, `reset ${register.reset} does not fit ${register.bits} bits`);
    checkNames(
      where,
      (register.fields ?? []).map((field) => field.name),
      true,
    );
    let taken = 0n;
    for (const field of register.fields ?? []) {
      if (field.lsb + field.bits > register.bits)
        fail(`${where}.${field.name}`, `ends beyond bit ${register.bits - 1}`);
      const mask = ((1n << BigInt(field.bits)) - 1n) << BigInt(field.lsb);
      if ((taken & mask) !== 0n) fail(`${where}.${field.name}`, 'overlaps another field');
      taken |= mask;
    }
  }
}

/** Throws with the first thing that could not be printed, or would be printed wrongly. */
export function checkLayout(layout: Layout): void {
  const types = [...layout.enums, ...layout.records];
  checkNames(
    'enums and records',
    types.map((each) => pascal(each.name)),
    true,
  );
  checkNames(
    'limits',
    layout.limits.map((limit) => limit.name),
    true,
  );
  checkNames(
    'rings',
    layout.rings.map((ring) => ring.name),
    true,
  );
  const enums = new Set(layout.enums);
  const records = new Set(layout.records);
  layout.enums.forEach(checkEnum);
  for (const record of layout.records) checkRecord(record, enums);
  checkRegisters(layout.registers);
  for (const ring of layout.rings)
    for (const entry of ring.entries)
      if (!records.has(entry)) fail(`ring ${ring.name}`, `record ${entry.name} is not listed in the layout`);
  const version = layout.limits.find((limit) => limit.name === 'LayoutVersion');
  if (version?.value !== layout.version)
    fail('limit LayoutVersion', `must be listed and be the layout's version, ${layout.version}`);
  for (const limit of layout.limits)
    if (!Number.isSafeInteger(limit.value) || limit.value < 0)
      fail(`limit ${limit.name}`, `${limit.value} is not a natural number`);
}
