// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Raised when a meaning changes. */
export const layoutVersion = 1;
/** SHA-256 of the layout without its sentences: names, places, widths, values. */
export const layoutHash = '62a84b8e4442984dda14d5b3040032d7a2e233f03e460120e35a174dda4b991c';
/** Its low 64 bits, as the identity registers hold them. */
export const layoutHashLow64 = 0xe35a174dda4b991cn;
