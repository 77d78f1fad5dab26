import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A path of the settings: relative ones start at the checkout. */
export const placed = (path: string): string => (isAbsolute(path) ? path : join(root, path));
