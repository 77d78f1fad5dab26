import { readFileSync, statSync } from 'node:fs';
import { SmokestackError } from '#units';

/**
 * Reads the token of a served target: at least 128 bit as printable characters without blanks, one line. It stays out of
 * argv, URLs and logs, so it comes from a file that nobody else can read, or from an open file descriptor.
 * @throws SmokestackError 'environment' when it cannot be read or others may read it, 'usage' when it is no token.
 */
export function readToken(source: string | number): string {
  const where = typeof source === 'number' ? `file descriptor ${source}` : source;
  let text: string;
  try {
    const { mode } = typeof source === 'string' ? statSync(source) : { mode: 0 };
    if ((mode & 0o077) !== 0)
      throw new SmokestackError('environment', `the token file ${where} can be read by others`, {
        cure: `chmod 600 ${where}`,
      });
    text = readFileSync(source, 'utf8').trim();
  } catch (cause) {
    if (cause instanceof SmokestackError) throw cause;
    throw new SmokestackError('environment', `the token cannot be read from ${where}`, {
      cause,
      cure: 'Give the token file that ./smokestack serve wrote.',
    });
  }
  // 22 characters of base64url or 32 of hex hold 128 bit.
  if (!/^[A-Za-z0-9_~+/=.-]{22,512}$/.test(text))
    throw new SmokestackError('usage', `${where} holds no token: one line of 22 to 512 characters was expected`);
  return text;
}
