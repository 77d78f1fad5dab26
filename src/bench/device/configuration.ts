import { SmokestackError } from '#units';

/** The two sizes in which the design is built and every scenario runs (sim/build.sh holds their parameters). */
export const configurations = ['default', 'small'] as const;
export type Configuration = (typeof configurations)[number];

/** @throws SmokestackError 'usage' for another name */
export function configurationOf(name: string): Configuration {
  const found = configurations.find((one) => one === name);
  if (found === undefined)
    throw new SmokestackError('usage', `there is no configuration '${name}': default and small are`);
  return found;
}
