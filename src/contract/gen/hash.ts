// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Raised when a meaning changes. */
export const layoutVersion = 1;
/** SHA-256 of the layout without its sentences: names, places, widths, values. */
export const layoutHash = 'e648d7f02253b0b383c63433c288854d4b78ce302ac4925bbe762ea8c5c3bc42';
/** Its low 64 bits, as the identity registers hold them. */
export const layoutHashLow64 = 0xbe762ea8c5c3bc42n;
