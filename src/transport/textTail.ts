/** The last characters of a text that comes in pieces. */
export class TextTail {
  readonly #limit: number;
  #pieces: string[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    // Joined only once in a while, so that a chatty program costs no more than its bytes.
    if (this.#length > 2 * this.#limit) {
      this.#pieces = [this.text];
      this.#length = this.#limit;
    }
  }

  get text(): string {
    return this.#pieces.join('').slice(-this.#limit);
  }
}
