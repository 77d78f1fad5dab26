// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Raised when a meaning changes. */
export const layoutVersion = 1;
/** SHA-256 of the layout without its sentences: names, places, widths, values. */
export const layoutHash = '33512aadfdf6ecae0461a2401b293f28588b4555ec64de74764b0679db621eb1';
/** Its low 64 bits, as the identity registers hold them. */
export const layoutHashLow64 = 0x764b0679db621eb1n;
