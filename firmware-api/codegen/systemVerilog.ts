/** Prints the layout as a SystemVerilog package that Verilator and Yosys both read. */
import type { EnumLayout, Layout, RecordLayout, RegisterLayout } from '#layout';
import { hashOf } from './hash.ts';
import { limitSentence, printedBy, sentence, snake, upperSnake } from './names.ts';
import { type PlacedField, placed, placeInWords } from './place.ts';

const range = (bits: number): string => (bits === 1 ? 'logic' : `logic [${bits - 1}:0]`);
const hex = (value: number | bigint, bits: number): string =>
  `${bits}'h${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`;
const constant = (name: string, value: number): string =>
  value < 2 ** 32
    ? `localparam int unsigned ${name} = 32'd${value};`
    : `localparam logic [63:0] ${name} = 64'd${value};`;

function printEnum(layout: EnumLayout): string[] {
  const prefix = `CHM_${upperSnake(layout.name)}`;
  const last = layout.values.length - 1;
  return [
    `  // ${sentence(layout.doc)}`,
    `  typedef enum logic [${layout.bits - 1}:0] {`,
    ...layout.values.map(
      ({ name, value, doc }, index) =>
        `    ${prefix}_${upperSnake(name)} = ${layout.bits}'d${value}${index === last ? '' : ','}  // ${sentence(doc)}`,
    ),
    `  } ${snake(layout.name)}_e;`,
    '',
  ];
}

function printField(each: PlacedField): string {
  const { field, name } = each;
  const notes = [placeInWords(each)];
  if (field.of) notes.push(`${snake(field.of.name)}_e`);
  if (field.byteArray) notes.push('memory byte 0 in bits 7:0');
  if (field.networkOrder) notes.push('memory byte order is big-endian');
  return `    ${range(field.bits)} ${snake(name)};  // ${notes.join('; ')}: ${sentence(field.doc)}`;
}

/** Bits up to the last one that is not reserved: what a table has to store. */
const usedBits = (record: RecordLayout): number =>
  Math.max(0, ...placed(record).map(({ field, lsb }) => (field.reserved ? 0 : lsb + field.bits)));

function printRecord(record: RecordLayout): string[] {
  const name = upperSnake(record.name);
  return [
    `  // ${sentence(record.doc)} ${record.bytes} bytes; last field first, so that bit 0 is bit 0 of memory byte 0.`,
    `  typedef struct packed {`,
    ...placed(record).reverse().map(printField),
    `  } ${snake(record.name)}_t;`,
    `  ${constant(`CHM_${name}_BITS`, record.bytes * 8)}`,
    `  ${constant(`CHM_${name}_USED_BITS`, usedBits(record))}  // what lies above is reserved`,
    `  ${constant(`CHM_${name}_BYTES`, record.bytes)}`,
    '',
  ];
}

function printRegister(register: RegisterLayout): string[] {
  const name = `CHM_REG_${upperSnake(register.name)}`;
  return [
    `  // ${register.access}, ${register.bits} bits: ${sentence(register.doc)}`,
    `  ${constant(`${name}_OFFSET`, register.offset)}`,
    `  localparam logic [${register.bits - 1}:0] ${name}_RESET = ${hex(register.reset, register.bits)};`,
    ...(register.fields ?? []).flatMap((field) => [
      `  ${constant(`${name}_${upperSnake(field.name)}_LSB`, field.lsb)}  // ${sentence(field.doc)}`,
      `  ${constant(`${name}_${upperSnake(field.name)}_WIDTH`, field.bits)}`,
    ]),
    '',
  ];
}

/** The package `chm_layout_pkg`. */
export function printSystemVerilog(layout: Layout): string {
  const hash = hashOf(layout);
  return [
    `// ${printedBy}`,
    '// verilator lint_off UNUSEDPARAM',
    'package chm_layout_pkg;',
    '',
    '  // The low 64 bits of the SHA-256 of the layout, as two registers hold them.',
    `  localparam logic [31:0] CHM_LAYOUT_HASH_LO = ${hex(hash.lo, 32)};`,
    `  localparam logic [31:0] CHM_LAYOUT_HASH_HI = ${hex(hash.hi, 32)};`,
    '',
    '  // ---- Limits',
    ...layout.limits.map(
      (limit) => `  ${constant(`CHM_${upperSnake(limit.name)}`, limit.value)}  // ${limitSentence(limit)}`,
    ),
    '',
    '  // ---- Enumerations',
    ...layout.enums.flatMap(printEnum),
    '  // ---- Records in memory',
    ...layout.records.flatMap(printRecord),
    '  // ---- Registers (byte offsets)',
    ...layout.registers.flatMap(printRegister),
    'endpackage',
    '// verilator lint_on UNUSEDPARAM',
    '',
  ].join('\n');
}
