/** Where the miniport's contract at NDIS level was not kept. */
export interface Violation {
  /** CHM id of docs/spec. */
  readonly requirement: string;
  /** What happened instead, as a sentence. */
  readonly what: string;
  /** 'local:port-remote:port' of the connection, or the layer of the object. */
  readonly subject: string;
}

export type Report = (requirement: string, what: string, subject: string) => void;
