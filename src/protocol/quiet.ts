/**
 * A promise that nobody need listen to: `Target.onFailure` hears of what went wrong. Whatever is derived from a target's
 * promise is a promise of its own and needs this too where it may be dropped, or awaited only behind another one.
 */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
