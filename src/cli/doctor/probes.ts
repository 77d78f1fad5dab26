import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canRunLinux } from '#peer';
import type { Probe, Tier } from './check.ts';
import { atLeast, macroOf, outputOf, versionIn } from './version.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const install = (debianPackage: string): string => `sudo apt-get install -y --no-install-recommends ${debianPackage}`;

interface Tool {
  readonly tier: Tier;
  readonly command: string;
  readonly versionArgs?: readonly string[];
  readonly least?: string;
  readonly debianPackage?: string;
  readonly optional?: boolean;
}

/** A command on PATH, of some version. */
const tool = ({
  tier,
  command,
  versionArgs = ['--version'],
  least,
  debianPackage = command,
  optional = false,
}: Tool): Probe => ({
  name: command,
  tier,
  optional,
  needed: least === undefined ? 'any version' : `>= ${least}`,
  cure: install(debianPackage),
  look: async () => {
    const text = await outputOf(command, versionArgs);
    if (text === undefined) return { ok: false, found: 'not on PATH' };
    const version = versionIn(text);
    return {
      ok: least === undefined || (version !== undefined && atLeast(version, least)),
      found: version ?? 'present',
    };
  },
});

interface Library {
  readonly name: string;
  readonly header: string;
  readonly versionHeader: string;
  readonly macro: string;
  readonly debianPackage: string;
  /** Makes the macro's value readable. */
  readonly versionOf: (value: string) => string;
}

/** A C++ library, as the compiler finds it. */
const library = ({ name, header, versionHeader, macro, debianPackage, versionOf }: Library): Probe => ({
  name,
  tier: 'sim',
  needed: `<${header}>`,
  cure: install(debianPackage),
  look: async () => {
    const value = await macroOf(header, macro, versionHeader);
    return value === undefined ? { ok: false, found: 'no such header' } : { ok: true, found: versionOf(value) };
  },
});

const boost = library({
  name: 'boost',
  header: 'boost/beast.hpp',
  versionHeader: 'boost/version.hpp',
  macro: 'BOOST_LIB_VERSION',
  debianPackage: 'libboost-dev',
  versionOf: (value) => value.replaceAll('_', '.'),
});

const protobuf = library({
  name: 'protobuf',
  header: 'google/protobuf/message.h',
  versionHeader: 'google/protobuf/stubs/common.h',
  macro: 'GOOGLE_PROTOBUF_VERSION',
  debianPackage: 'libprotobuf-dev',
  // 3021012 is 3.21.12
  versionOf: (value) => [1e6, 1e3, 1].map((unit) => Math.floor(Number(value) / unit) % 1000).join('.'),
});

const node: Probe = {
  name: 'node',
  tier: 'sim',
  needed: '>= 20.19',
  cure: 'install Node 20 or later from https://nodejs.org/en/download',
  look: async () => ({ ok: atLeast(process.versions.node, '20.19'), found: process.versions.node }),
};

/** The packages of package.json in the versions it names. */
const npmPackages: Probe = {
  name: 'npm packages',
  tier: 'sim',
  needed: 'as package.json names them',
  cure: 'make setup',
  look: async () => {
    const readJson = async (file: string) =>
      JSON.parse(await readFile(`${root}${file}`, 'utf8')) as Record<string, unknown>;
    const { dependencies, devDependencies } = await readJson('package.json');
    const wanted = Object.entries({ ...(dependencies as object), ...(devDependencies as object) } as Record<
      string,
      string
    >);
    const wrong: string[] = [];
    for (const [name, version] of wanted) {
      const installed = await readJson(`node_modules/${name}/package.json`).catch(() => ({ version: 'missing' }));
      if (installed.version !== version) wrong.push(`${name} ${installed.version}, not ${version}`);
    }
    return wrong.length === 0
      ? { ok: true, found: `${wanted.length} packages` }
      : { ok: false, found: wrong.join('; ') };
  },
};

const tun: Probe = {
  name: '/dev/net/tun',
  tier: 'test',
  optional: true,
  needed: 'readable and writable',
  cure: 'sudo chmod 0666 /dev/net/tun',
  look: async () => {
    try {
      await access('/dev/net/tun', constants.R_OK | constants.W_OK);
      return { ok: true, found: 'readable and writable' };
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const found = `${missing ? 'missing' : 'closed to this user'}; veth with a packet socket takes its place`;
      return missing ? { ok: false, found, cure: 'sudo modprobe tun' } : { ok: false, found };
    }
  },
};

/** Not by unshare(1) but by doing it: the same program, the same way as the Linux peer. */
const namespaces: Probe = {
  name: 'network namespaces',
  tier: 'test',
  needed: 'a namespace with a TAP or veth in it',
  cure: 'make -f sim/netns/Makefile',
  look: async () => {
    const ability = await canRunLinux();
    if (!ability.ok) return { ok: false, found: ability.reason, cure: ability.cure };
    return { ok: true, found: [`${ability.way}: ${ability.why}`, ...ability.warnings].join('; ') };
  },
};

/** Everything the doctor looks at, tier by tier. */
export const probes: readonly Probe[] = [
  node,
  npmPackages,
  tool({ tier: 'sim', command: 'make' }),
  tool({ tier: 'sim', command: 'g++', least: '10' }),
  tool({ tier: 'sim', command: 'verilator', least: '5.006' }),
  boost,
  protobuf,
  tool({ tier: 'sim', command: 'protoc', debianPackage: 'protobuf-compiler' }),
  tool({ tier: 'sim', command: 'ccache', optional: true }),
  tool({ tier: 'test', command: 'tshark', least: '3.6' }),
  tool({ tier: 'test', command: 'curl' }),
  tool({ tier: 'test', command: 'socat', versionArgs: ['-V'] }),
  tool({ tier: 'test', command: 'iperf3', optional: true }),
  tool({ tier: 'test', command: 'ping', versionArgs: ['-V'], debianPackage: 'iputils-ping' }),
  tool({ tier: 'test', command: 'ip', versionArgs: ['-V'], debianPackage: 'iproute2', optional: true }),
  tool({ tier: 'test', command: 'yosys', versionArgs: ['-V'], least: '0.23' }),
  tun,
  namespaces,
  tool({ tier: 'formal', command: 'z3' }),
  tool({ tier: 'formal', command: 'yosys-smtbmc', versionArgs: ['-h'], debianPackage: 'yosys' }),
  tool({ tier: 'formal', command: 'yosys-abc', versionArgs: ['-h'], debianPackage: 'yosys' }),
  tool({ tier: 'board', command: 'nextpnr-ice40' }),
  tool({ tier: 'board', command: 'icepack', versionArgs: ['-h'], debianPackage: 'fpga-icestorm' }),
  tool({ tier: 'board', command: 'openFPGALoader', versionArgs: ['-V'], debianPackage: 'openfpgaloader' }),
];
