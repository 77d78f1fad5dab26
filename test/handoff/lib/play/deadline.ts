import type { TcpRow } from '#contract';

/** NowMs at which the first timer of the row is due. */
export function nextDeadline(row: TcpRow): number | undefined {
  const running = [
    row.rtxRunning && row.rtxAt,
    row.delAckRunning && row.delAckAt,
    row.pushRunning && row.pushAt,
    row.swsRunning && row.swsAt,
  ].filter((at) => at !== false);
  return running.length === 0 ? undefined : Math.min(...running.map(Number));
}

/** Of a timer that is worth waiting for, in milliseconds. */
export const longestTimer = 60;
