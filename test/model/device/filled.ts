/** A record of the layout with zero in what `fields` does not name. */
export function filled<T>(
  places: readonly { readonly name: string; readonly bits: number }[],
  booleans: readonly string[],
  fields: Partial<T>,
): T {
  const out: Record<string, unknown> = {};
  for (const { name, bits } of places) {
    if (booleans.includes(name)) out[name] = false;
    else if (bits > 64 || bits === 48) out[name] = new Uint8Array(bits / 8);
    else out[name] = bits > 32 ? 0n : 0;
  }
  return { ...out, ...fields } as T;
}
