import type { SmokestackError } from '#units';
import type { MessagePipe } from './pipe.ts';

/** Sees every message of a pipe in the order in which it passes; bytes are valid only during the call when sent. */
export interface PipeObserver {
  sent?(message: Uint8Array): void;
  received?(message: Uint8Array): void;
  closed?(error: SmokestackError | undefined): void;
}

/** The same pipe with an observer in it, for traces and for the recording of raw traffic. */
export function observedPipe(pipe: MessagePipe, observer: PipeObserver): MessagePipe {
  return {
    name: pipe.name,
    send(message) {
      observer.sent?.(message);
      pipe.send(message);
    },
    onMessage(handler) {
      pipe.onMessage((message) => {
        observer.received?.(message);
        handler(message);
      });
    },
    onClose(handler) {
      pipe.onClose((error) => {
        observer.closed?.(error);
        handler(error);
      });
    },
    close: () => pipe.close(),
  };
}
