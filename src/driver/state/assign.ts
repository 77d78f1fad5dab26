/** Writes a state structure that the host left for it behind a block; does nothing where it left none. */
export const assign = <T extends object>(structure: T | undefined, values: T): void => {
  if (structure !== undefined) Object.assign(structure, values);
};
