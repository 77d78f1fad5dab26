/** HTTP/1.1 requests without a body (RFC 9112), as far as a small server needs them. */

export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  /** By lower-case name; of a repeated field the last one. */
  readonly headers: ReadonlyMap<string, string>;
}

export type ParsedRequest =
  | { readonly kind: 'incomplete' }
  /** `status` is what to answer; the connection cannot go on. */
  | { readonly kind: 'bad'; readonly status: 400 | 431 | 505 }
  | { readonly kind: 'request'; readonly request: HttpRequest; readonly length: number };

/** Most bytes of request line and header fields. */
const headLimit = 16_384;

/** The first request in `text` (one character a byte). */
export const parseRequest = (text: string): ParsedRequest => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return text.length > headLimit ? { kind: 'bad', status: 431 } : { kind: 'incomplete' };
  const [requestLine = '', ...fieldLines] = text.slice(0, end).split('\r\n');
  const [, method, target, version] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/(\d\.\d)$/.exec(requestLine) ?? [];
  if (method === undefined || target === undefined) return { kind: 'bad', status: 400 };
  if (version !== '1.0' && version !== '1.1') return { kind: 'bad', status: 505 };
  const headers = new Map<string, string>();
  for (const line of fieldLines) {
    const [, name, value] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return { kind: 'bad', status: 400 };
    headers.set(name.toLowerCase(), value);
  }
  return { kind: 'request', request: { method, target, version, headers }, length: end + 4 };
};

/** Whether the connection stays open after the answer (RFC 9112 section 9.3). */
export const keepsAlive = ({ version, headers }: HttpRequest): boolean => {
  const options = (headers.get('connection') ?? '').toLowerCase().split(/\s*,\s*/);
  return version === '1.1' ? !options.includes('close') : options.includes('keep-alive');
};
