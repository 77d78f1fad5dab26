// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Raised when a meaning changes. */
export const layoutVersion = 1;
/** SHA-256 of the layout without its sentences: names, places, widths, values. */
export const layoutHash = 'a56da9d62f531919e57f3c84457ae805dadfc6f7099f6630dcac054fe5b43420';
/** Its low 64 bits, as the identity registers hold them. */
export const layoutHashLow64 = 0xdcac054fe5b43420n;
