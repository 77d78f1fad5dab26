// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Raised when a meaning changes. */
export const layoutVersion = 1;
/** SHA-256 of the layout without its sentences: names, places, widths, values. */
export const layoutHash = '19042654080f351a290539587840e73ba9dfe864a9a37441a0c85a946896d446';
/** Its low 64 bits, as the identity registers hold them. */
export const layoutHashLow64 = 0xa0c85a946896d446n;
