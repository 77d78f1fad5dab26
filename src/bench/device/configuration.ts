/** The two sizes in which the design is built and every scenario runs (sim/build.sh holds their parameters). */
export const configurations = ['default', 'small'] as const;
export type Configuration = (typeof configurations)[number];

/** The size that a simulator says it was built in ("sim small chm_top"); undefined for another target. */
export function configurationIn(target: string | undefined): Configuration | undefined {
  const [, word] = /^sim (\S+)/.exec(target ?? '') ?? [];
  return configurations.find((one) => one === word);
}
