/** Prints the layout as a C++17 header whose structs match memory on a little-endian host. */
import type { EnumLayout, FieldLayout, Layout, RecordLayout, RegisterLayout } from '#layout';
import { hashOf } from './hash.ts';
import { limitSentence, pascal, printedBy, sentence, snake } from './names.ts';
import { type PlacedField, placed, placeInWords, windowOf } from './place.ts';

const constant = (name: string, value: number): string =>
  `inline constexpr ${value < 2 ** 32 ? 'std::uint32_t' : 'std::uint64_t'} ${name} = ${value}u;`;
const unsignedOf = (bits: number): string => `std::uint${bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64}_t`;

const prelude = `#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace smokestack::layout {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "records are read in place: the host must be little-endian");

// A number whose bytes stand in network order in memory; reads and writes as a plain number.
template <typename Value, std::size_t Bytes = sizeof(Value)>
class NetworkOrder {
 public:
  constexpr operator Value() const {
    Value value = 0;
    for (std::size_t i = 0; i < Bytes; ++i) value = static_cast<Value>((value << (Bytes > 1 ? 8 : 0)) | bytes_[i]);
    return value;
  }
  constexpr NetworkOrder& operator=(Value value) {
    for (std::size_t i = 0; i < Bytes; ++i) bytes_[i] = static_cast<std::uint8_t>(value >> (8 * (Bytes - 1 - i)));
    return *this;
  }

 private:
  std::uint8_t bytes_[Bytes];
};
`;

function printEnum(layout: EnumLayout): string[] {
  return [
    `// ${sentence(layout.doc)} ${layout.bits} bits.`,
    `enum class ${pascal(layout.name)} : ${unsignedOf(layout.bits)} {`,
    ...layout.values.map(({ name, value, doc }) => `  k${pascal(name)} = ${value}u,  // ${sentence(doc)}`),
    '};',
    `constexpr const char* NameOf(${pascal(layout.name)} value) {`,
    '  switch (value) {',
    ...layout.values.map(({ name }) => `    case ${pascal(layout.name)}::k${pascal(name)}: return "${name}";`),
    '  }',
    '  return "unknown";',
    '}',
    '',
  ];
}

/** Reserved bits as whole bytes with the odd bits before and behind. */
function printReserved({ lsb, field, name }: PlacedField): string[] {
  const whole = Math.ceil(lsb / 8) * 8;
  const end = lsb + field.bits;
  const last = Math.max(whole, Math.floor(end / 8) * 8);
  const id = snake(name);
  const lines: string[] = [];
  const before = Math.min(whole, end) - lsb;
  if (before > 0) lines.push(`  std::uint8_t ${id}_low : ${before};`);
  if (last > whole) lines.push(`  std::uint8_t ${id}[${(last - whole) / 8}];`);
  if (end > last) lines.push(`  std::uint8_t ${id}_high : ${end - last};`);
  return lines;
}

/** A record that is no multiple of a window its bit-fields stand in would be padded by the compiler. */
const isPacked = (record: RecordLayout): boolean =>
  placed(record).some(
    ({ field, lsb }) =>
      !field.reserved && !field.byteArray && (record.bytes * 8) % windowOf(lsb, field.bits).width !== 0,
  );

const isPlain = (field: FieldLayout): boolean => [8, 16, 32, 64].includes(field.bits);

function printField(each: PlacedField): string[] {
  const { field, lsb, name } = each;
  if (field.reserved) return printReserved(each);
  const id = snake(name);
  const note = `  // ${placeInWords(each)}${field.of ? `; ${pascal(field.of.name)}` : ''}: ${sentence(field.doc)}`;
  if (field.byteArray) return [`  std::uint8_t ${id}[${field.bits / 8}];${note}`];
  if (field.networkOrder) return [`  NetworkOrder<${unsignedOf(field.bits)}, ${field.bits / 8}> ${id};${note}`];
  const window = windowOf(lsb, field.bits);
  return [
    `  std::uint${window.width}_t ${id}${isPlain(field) && window.width === field.bits ? '' : ` : ${field.bits}`};${note}`,
  ];
}

function printRecord(record: RecordLayout): string[] {
  const name = pascal(record.name);
  const fields = placed(record);
  const addressable = fields.filter(
    ({ field, lsb }) => !field.reserved && lsb % 8 === 0 && (field.byteArray || field.networkOrder || isPlain(field)),
  );
  return [
    `// ${sentence(record.doc)}`,
    `struct ${isPacked(record) ? '__attribute__((packed)) ' : ''}${name} {`,
    ...fields.flatMap(printField),
    '};',
    `static_assert(sizeof(${name}) == ${record.bytes} && std::is_trivially_copyable_v<${name}>);`,
    ...addressable.map(({ lsb, name: field }) => `static_assert(offsetof(${name}, ${snake(field)}) == ${lsb / 8});`),
    '',
  ];
}

function printRegister(register: RegisterLayout): string[] {
  const name = pascal(register.name);
  return [
    `// ${register.access}, ${register.bits} bits: ${sentence(register.doc)}`,
    constant(`k${name}Offset`, register.offset),
    ...(register.fields ?? []).flatMap((field) => [
      `${constant(`k${name}${pascal(field.name)}Lsb`, field.lsb)}  // ${sentence(field.doc)}`,
      constant(`k${name}${pascal(field.name)}Width`, field.bits),
    ]),
    '',
  ];
}

/** The header `sim/gen/layout.h`. */
export function printCpp(layout: Layout): string {
  const hash = hashOf(layout);
  return [
    `// ${printedBy}`,
    prelude,
    '// SHA-256 of the layout without its sentences, and its low 64 bits as two registers hold them.',
    `inline constexpr char kLayoutHash[] = "${hash.hex}";`,
    `inline constexpr std::uint32_t kLayoutHashLo = 0x${hash.lo.toString(16)}u;`,
    `inline constexpr std::uint32_t kLayoutHashHi = 0x${hash.hi.toString(16)}u;`,
    '',
    '// ---- Limits',
    ...layout.limits.map((limit) => `${constant(`k${pascal(limit.name)}`, limit.value)}  // ${limitSentence(limit)}`),
    '',
    '// ---- Enumerations',
    ...layout.enums.flatMap(printEnum),
    '// ---- Records in memory',
    ...layout.records.flatMap(printRecord),
    '// ---- Registers (byte offsets)',
    'namespace reg {',
    ...layout.registers.flatMap(printRegister),
    '}  // namespace reg',
    '',
    '}  // namespace smokestack::layout',
    '',
  ].join('\n');
}
