/**
 * Prints one record as TypeScript: interface, encode, decode, field table. The printed code is straight-line DataView
 * accesses. Fields that are not whole 8, 16, 32 or 64 bits are gathered by naturally aligned windows of 32, 16 or 8 bits.
 */
import type { FieldLayout, RecordLayout } from '#layout';
import { camel, pascal, printedBy, sentence } from './names.ts';
import { type PlacedField, placed, placeInWords } from './place.ts';

const mask = (bits: number): string => `0x${(2 ** bits - 1).toString(16)}`;
/** Without the brackets that enclose all of it. */
function bare(text: string): string {
  if (!text.startsWith('(')) return text;
  let depth = 0;
  for (const [index, letter] of [...text].entries()) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0) return index === text.length - 1 ? text.slice(1, -1) : text;
  }
  return text;
}
const at = (byte: number): string => (byte === 0 ? 'offset' : `offset + ${byte}`);

type Shape = 'bytes' | 'bigint' | 'boolean' | 'number';
function shapeOf(field: FieldLayout): Shape {
  if (field.byteArray) return 'bytes';
  if (field.bits > 32) return 'bigint';
  return field.bits === 1 && field.of === undefined ? 'boolean' : 'number';
}
const typeOf = (field: FieldLayout): string =>
  field.of ? pascal(field.of.name) : shapeOf(field) === 'bytes' ? 'Uint8Array' : shapeOf(field);

/** One DataView access reads or writes it. */
function accessor(field: FieldLayout): string | undefined {
  if (field.byteArray || ![8, 16, 32, 64].includes(field.bits)) return undefined;
  return field.bits === 64 ? 'BigUint64' : `Uint${field.bits}`;
}
const order = (bits: number, field?: FieldLayout): string =>
  bits === 8 ? '' : `, ${field?.networkOrder ? 'false' : 'true'}`;

/** The bytes of a network-order field that no single access covers (24, 40, 48, 56 bits), most significant first. */
const networkBytes = (field: FieldLayout, lsb: number): { byte: number; shift: number }[] =>
  Array.from({ length: field.bits / 8 }, (_, index) => ({
    byte: lsb / 8 + index,
    shift: field.bits - 8 * (index + 1),
  }));

/** Parts of a field, each inside one window; `shift` is where the part begins within the field. */
interface Part {
  readonly each: PlacedField;
  readonly start: number;
  readonly width: 8 | 16 | 32;
  readonly lsb: number;
  readonly bits: number;
  readonly shift: number;
}

/** Splits the record into windows that hold only gathered fields and cuts those fields at the window borders. */
function partsOf(record: RecordLayout): Part[][] {
  const fields = placed(record).filter(({ field }) => !field.reserved);
  const gathered = ({ field, lsb }: PlacedField): boolean =>
    !field.byteArray && !field.networkOrder && !(accessor(field) && lsb % field.bits === 0);
  const split = (start: number, width: 8 | 16 | 32): Part[][] => {
    const inside = fields.filter(({ field, lsb }) => lsb < start + width && lsb + field.bits > start);
    const odd = inside.filter(gathered);
    if (odd.length === 0) return [];
    const half = width === 32 ? 16 : 8;
    if (width > 8 && (odd.length < inside.length || start + width > record.bytes * 8))
      return [...split(start, half), ...split(start + half, half)];
    return [
      odd.map((each) => {
        const lsb = Math.max(each.lsb, start);
        const bits = Math.min(each.lsb + each.field.bits, start + width) - lsb;
        return { each, start, width, lsb, bits, shift: lsb - each.lsb };
      }),
    ];
  };
  return Array.from({ length: Math.ceil(record.bytes / 4) }, (_, word) => split(word * 32, 32)).flat();
}

function readPart({ start, width, lsb, bits }: Part): string {
  const word = `view.getUint${width}(${at(start / 8)}${order(width)})`;
  if (bits === width) return word;
  const shifted = lsb === start ? word : `(${word} >>> ${lsb - start})`;
  return lsb + bits === start + width ? shifted : `(${shifted} & ${mask(bits)})`;
}

function sum(terms: readonly { text: string; shift: number }[], shape: Shape): string {
  if (shape === 'bigint')
    return terms
      .map(({ text, shift }) => (shift === 0 ? `BigInt(${bare(text)})` : `(BigInt(${bare(text)}) << ${shift}n)`))
      .join(' | ');
  const joined = terms.map(({ text, shift }) => (shift === 0 ? text : `(${text} << ${shift})`)).join(' | ');
  return terms.length === 1 ? joined : `(${joined}) >>> 0`;
}

function readField(each: PlacedField, parts: readonly Part[]): string {
  const { field, lsb } = each;
  const shape = shapeOf(field);
  const access = accessor(field);
  const mine = parts.filter((part) => part.each === each || part.each.lsb === lsb);
  let text: string;
  if (field.byteArray) text = `new Uint8Array(bytes.subarray(${at(lsb / 8)}, ${at((lsb + field.bits) / 8)}))`;
  else if (mine.length > 0)
    text = sum(
      mine.map((part) => ({ text: readPart(part), shift: part.shift })),
      shape,
    );
  else if (access) text = `view.get${access}(${at(lsb / 8)}${order(field.bits, field)})`;
  else
    text = sum(
      networkBytes(field, lsb).map(({ byte, shift }) => ({ text: `view.getUint8(${at(byte)})`, shift })),
      shape,
    );
  if (shape === 'boolean') return `${text} !== 0`;
  if (field.of === undefined) return bare(text);
  return `${access && mine.length === 0 ? text : `(${bare(text)})`} as ${typeOf(field)}`;
}

/** `bits` bits of a value from bit `shift` on, as an unsigned or signed 32-bit number. */
function slice(field: FieldLayout, name: string, shift: number, bits: number): string {
  const value = `value.${name}`;
  if (shapeOf(field) === 'boolean') return `(${value} ? 1 : 0)`;
  if (shapeOf(field) === 'bigint') return `Number(${shift === 0 ? value : `(${value} >> ${shift}n)`} & ${mask(bits)}n)`;
  if (shift === 0 && bits === field.bits) return value;
  const shifted = shift === 0 ? value : `(${value} >>> ${shift})`;
  return shift + bits === field.bits ? shifted : `(${shifted} & ${mask(bits)})`;
}

function writeField({ field, lsb, name }: PlacedField): string[] {
  const access = accessor(field);
  if (field.byteArray) return [`out.set(value.${name}, ${at(lsb / 8)});`];
  if (access) return [`view.set${access}(${at(lsb / 8)}, value.${name}${order(field.bits, field)});`];
  return networkBytes(field, lsb).map(
    ({ byte, shift }) => `view.setUint8(${at(byte)}, ${slice(field, name, shift, 8)});`,
  );
}

function writeWindow(parts: readonly Part[]): string[] {
  const [first] = parts;
  if (first === undefined) return [];
  const terms = parts.map(({ each, start, lsb, bits, shift }) => {
    const text = slice(each.field, each.name, shift, bits);
    return lsb === start ? text : `(${text} << ${lsb - start})`;
  });
  const joined = terms.join(' | ');
  return [
    `view.setUint${first.width}(${at(first.start / 8)}, ${first.width === 32 && terms.length > 1 ? `(${joined}) >>> 0` : terms.length > 1 ? joined : bare(joined)}${order(first.width)});`,
  ];
}

function fitCheck(record: string, { field, name }: PlacedField): string[] {
  const value = `value.${name}`;
  const shape = shapeOf(field);
  const refuse = `throw doesNotFit('${record}', '${name}', ${value}, '${field.byteArray ? `${field.bits / 8} bytes` : `${field.bits} bits`}');`;
  if (shape === 'boolean') return [];
  if (shape === 'bytes') return [`if (${value}.length !== ${field.bits / 8}) ${refuse}`];
  if (shape === 'bigint') return [`if (BigInt.asUintN(${field.bits}, ${value}) !== ${value}) ${refuse}`];
  return [
    field.bits === 32
      ? `if (${value} >>> 0 !== ${value}) ${refuse}`
      : `if ((${value} & ${mask(field.bits)}) !== ${value}) ${refuse}`,
  ];
}

/** The module of one record: `src/contract/gen/records/<name>.ts`. */
export function printRecordModule(record: RecordLayout): string {
  const name = pascal(record.name);
  const all = placed(record);
  const fields = all.filter(({ field }) => !field.reserved);
  const windows = partsOf(record);
  const parts = windows.flat();
  const direct = fields.filter((each) => !parts.some((part) => part.each.lsb === each.lsb));
  const enums = [...new Set(fields.flatMap(({ field }) => (field.of ? [pascal(field.of.name)] : [])))].sort();
  const needsView = fields.some(({ field }) => !field.byteArray);
  const view = (bytes: string): string[] =>
    needsView ? [`  const view = new DataView(${bytes}.buffer, ${bytes}.byteOffset, ${bytes}.byteLength);`] : [];
  return [
    `// ${printedBy}`,
    ...(enums.length > 0 ? [`import type { ${enums.join(', ')} } from '../enums.ts';`] : []),
    `import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';`,
    '',
    `/** ${sentence(record.doc)} ${record.bytes} bytes in memory. */`,
    `export interface ${name} {`,
    ...fields.flatMap((each) => [
      `  /** ${sentence(each.field.doc)} (${placeInWords(each)}) */`,
      `  readonly ${each.name}: ${typeOf(each.field)};`,
    ]),
    '}',
    '',
    `export const sizeOf${name} = ${record.bytes};`,
    '',
    '/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */',
    `export function encode${name}(value: ${name}, out: Uint8Array = new Uint8Array(${record.bytes}), offset = 0): Uint8Array {`,
    `  needRoom('${record.name}', ${record.bytes}, out, offset);`,
    ...fields.flatMap((each) => fitCheck(record.name, each)).map((line) => `  ${line}`),
    ...view('out'),
    ...(direct.length === all.length ? [] : [`  out.fill(0, offset, ${at(record.bytes)});`]),
    ...direct.flatMap(writeField).map((line) => `  ${line}`),
    ...windows.flatMap(writeWindow).map((line) => `  ${line}`),
    '  return out;',
    '}',
    '',
    '/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */',
    `export function decode${name}(bytes: Uint8Array, offset = 0): ${name} {`,
    `  needRoom('${record.name}', ${record.bytes}, bytes, offset);`,
    ...view('bytes'),
    '  return {',
    ...fields.map((each) => `    ${each.name}: ${readField(each, parts)},`),
    '  };',
    '}',
    '',
    `/** Where each field of ${name} stands, for printing differences by field. */`,
    `export const fieldsOf${name} = [`,
    ...fields.map(({ field, lsb, name: field_ }) => `  { name: '${field_}', lsb: ${lsb}, bits: ${field.bits} },`),
    `] as const satisfies readonly FieldPlace<${name}>[];`,
    '',
  ].join('\n');
}

export const recordModuleName = (record: RecordLayout): string => `${camel(record.name)}.ts`;
