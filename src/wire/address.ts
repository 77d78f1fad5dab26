import { SmokestackError } from '#units';

/** 48-bit Ethernet address as a number; compare with ===. */
export type MacAddress = number & { readonly __unit: 'MacAddress' };
/** 32-bit IPv4 address as a number in host order; compare with ===. */
export type Ipv4Address = number & { readonly __unit: 'Ipv4Address' };
/** 128-bit IPv6 address; compare with ===. */
export type Ipv6Address = bigint & { readonly __unit: 'Ipv6Address' };

export const BROADCAST_MAC = 0xffff_ffff_ffff as MacAddress;

/** `02:00:00:00:00:01`. @throws SmokestackError `usage` on anything else. */
export const mac = (text: string): MacAddress => {
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text))
    throw new SmokestackError('usage', `'${text}' is not a MAC address`, { cure: 'write it as 02:00:00:00:00:01' });
  return Number.parseInt(text.replaceAll(':', ''), 16) as MacAddress;
};

export const formatMac = (address: MacAddress): string =>
  (address.toString(16).padStart(12, '0').match(/../g) ?? []).join(':');

/** `10.0.0.1`. @throws SmokestackError `usage` on anything else. */
export const ipv4 = (text: string): Ipv4Address => {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255))
    throw new SmokestackError('usage', `'${text}' is not an IPv4 address`, { cure: 'write it as 10.0.0.1' });
  return (parts.reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0) as Ipv4Address;
};

export const formatIpv4 = (a: Ipv4Address): string => `${a >>> 24}.${(a >>> 16) & 255}.${(a >>> 8) & 255}.${a & 255}`;

/** RFC 5952 text. */
export const formatIpv6 = (address: Ipv6Address): string => {
  const groups = Array.from({ length: 8 }, (_, i) => ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  // The longest run of two or more zero groups becomes '::', the first one on a tie.
  const [run = ''] = [...`${groups.join(':')}`.matchAll(/(?<![0-9a-f])0(:0)+(?![0-9a-f])/g)]
    .map((match) => match[0])
    .sort((a, b) => b.length - a.length);
  const text = groups.join(':');
  if (run === '') return text;
  const at = [...text.matchAll(/(?<![0-9a-f])0(:0)+(?![0-9a-f])/g)].find((match) => match[0] === run)?.index ?? 0;
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + run.length).replace(/^:/, '')}`;
};
