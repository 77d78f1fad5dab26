/** Big-endian (network order) access to fields. The caller has checked the length. */

export const getU16 = (b: Uint8Array, at: number): number => ((b[at] as number) << 8) | (b[at + 1] as number);

export const getU32 = (b: Uint8Array, at: number): number =>
  (((b[at] as number) << 24) | ((b[at + 1] as number) << 16) | ((b[at + 2] as number) << 8) | (b[at + 3] as number)) >>>
  0;

export const getU48 = (b: Uint8Array, at: number): number => getU16(b, at) * 2 ** 32 + getU32(b, at + 2);

export const putU16 = (b: Uint8Array, at: number, value: number): void => {
  b[at] = value >>> 8;
  b[at + 1] = value;
};

export const putU32 = (b: Uint8Array, at: number, value: number): void => {
  b[at] = value >>> 24;
  b[at + 1] = value >>> 16;
  b[at + 2] = value >>> 8;
  b[at + 3] = value;
};

export const putU48 = (b: Uint8Array, at: number, value: number): void => {
  putU16(b, at, Math.floor(value / 2 ** 32));
  putU32(b, at + 2, value >>> 0);
};

export const NO_BYTES: Uint8Array = new Uint8Array(0);
