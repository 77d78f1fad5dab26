/** Prints the layout as TypeScript: constants, enumerations, registers, rings, and a codec for each record. */
import type { EnumLayout, Layout, LimitLayout, RegisterLayout, RingLayout } from '#layout';
import { hashOf } from './hash.ts';
import { camel, limitSentence, pascal, printedBy, sentence } from './names.ts';
import type { PrintedFile } from './printed.ts';
import { printRecordModule, recordModuleName } from './typescriptRecord.ts';

const head = `// ${printedBy}`;
const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;

function printEnum(layout: EnumLayout): string[] {
  const name = pascal(layout.name);
  return [
    `/** ${sentence(layout.doc)} ${layout.bits} bits. */`,
    `export const ${name} = {`,
    ...layout.values.flatMap((each) => [`  /** ${sentence(each.doc)} */`, `  ${each.name}: ${each.value},`]),
    '} as const;',
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
    `/** The name of a value of ${name}, or its number where it has none. */`,
    `export function nameOf${name}(value: number): string {`,
    '  switch (value) {',
    ...layout.values.map((each) => `    case ${each.value}: return '${each.name}';`),
    '    default: return String(value);',
    '  }',
    '}',
    '',
  ];
}

const printLimit = (limit: LimitLayout): string[] => [
  `  /** ${limitSentence(limit)} */`,
  `  ${camel(limit.name)}: ${limit.value},`,
];

function printRegister(register: RegisterLayout): string[] {
  const fields = (register.fields ?? []).flatMap((field) => [
    `      /** ${sentence(field.doc)} */`,
    `      ${camel(field.name)}: { lsb: ${field.lsb}, bits: ${field.bits} },`,
  ]);
  return [
    `  /** ${sentence(register.doc)} */`,
    `  ${camel(register.name)}: {`,
    `    offset: ${hex(register.offset)}, bits: ${register.bits}, access: '${register.access}', reset: ${register.reset}n,`,
    ...(fields.length > 0 ? ['    fields: {', ...fields, '    },'] : ['    fields: {},']),
    '  },',
  ];
}

const printRing = (ring: RingLayout): string[] => [
  `  /** ${sentence(ring.doc)} Full: ${sentence(ring.full)} Wrap: ${sentence(ring.wrap)} */`,
  `  ${camel(ring.name)}: {`,
  `    writer: '${ring.writer}',`,
  `    entryBytes: ${Math.max(0, ...ring.entries.map((entry) => entry.bytes))},`,
  `    entries: [${ring.entries.map((entry) => `'${camel(entry.name)}'`).join(', ')}],`,
  `    producer: ${JSON.stringify(ring.producer)},`,
  `    consumer: ${JSON.stringify(ring.consumer)},`,
  '  },',
];

const table = (doc: string, name: string, lines: readonly string[], typeName?: string): string =>
  [
    head,
    `/** ${doc} */`,
    `export const ${name} = {`,
    ...lines,
    '} as const;',
    ...(typeName ? [`export type ${typeName} = keyof typeof ${name};`] : []),
    '',
  ].join('\n');

function printHash(layout: Layout): string {
  const hash = hashOf(layout);
  return [
    head,
    '/** Raised when a meaning changes. */',
    `export const layoutVersion = ${layout.version};`,
    '/** SHA-256 of the layout without its sentences: names, places, widths, values. */',
    `export const layoutHash = '${hash.hex}';`,
    '/** Its low 64 bits, as the identity registers hold them. */',
    `export const layoutHashLow64 = 0x${hash.low64.toString(16)}n;`,
    '',
  ].join('\n');
}

const support = `${head}
import { SmokestackError } from '#units';

/** Where a field of the record \`Of\` stands: bit 0 is bit 0 of the first byte. */
export interface FieldPlace<Of = Record<string, unknown>> {
  readonly name: keyof Of & string;
  readonly lsb: number;
  readonly bits: number;
}

/** A value that its field cannot hold. */
export function doesNotFit(record: string, field: string, value: unknown, width: string): SmokestackError {
  const shown = value instanceof Uint8Array ? \`\${value.length} bytes\` : String(value);
  return new SmokestackError('range', \`\${record}.\${field}: \${shown} does not fit \${width}\`);
}

/** Throws unless \`size\` bytes stand at \`offset\`. */
export function needRoom(record: string, size: number, bytes: Uint8Array, offset: number): void {
  if (offset >= 0 && offset + size <= bytes.length) return;
  throw new SmokestackError('range', \`\${record}: \${size} bytes at offset \${offset} do not fit in \${bytes.length} bytes\`);
}
`;

function printIndex(layout: Layout): string {
  const modules = ['enums.ts', 'hash.ts', 'limits.ts', 'registers.ts', 'rings.ts'];
  const codecs = layout.records.map((record) => `records/${recordModuleName(record)}`).sort();
  return [
    head,
    ...[...modules, ...codecs].map((each) => `export * from './${each}';`),
    "export type { FieldPlace } from './support.ts';",
    '',
  ].join('\n');
}

/** All files of a TypeScript contract below `folder`. */
export function printTypeScript(layout: Layout, folder: string): PrintedFile[] {
  const file = (name: string, text: string): PrintedFile => ({ path: `${folder}/${name}`, text });
  return [
    file('index.ts', printIndex(layout)),
    file('support.ts', support),
    file('hash.ts', printHash(layout)),
    file(
      'enums.ts',
      [head, ...(layout.enums.length === 0 ? ['export {};', ''] : layout.enums.flatMap(printEnum))].join('\n'),
    ),
    file('limits.ts', table('Numbers both sides agree on.', 'limits', layout.limits.flatMap(printLimit))),
    file(
      'registers.ts',
      table(
        'Byte offsets from the start of the register window; a 64-bit register is two, low half first.',
        'registers',
        layout.registers.flatMap(printRegister),
        'RegisterName',
      ),
    ),
    file('rings.ts', table('Rings in host memory.', 'rings', layout.rings.flatMap(printRing), 'RingName')),
    ...layout.records.map((record) => file(`records/${recordModuleName(record)}`, printRecordModule(record))),
  ];
}
