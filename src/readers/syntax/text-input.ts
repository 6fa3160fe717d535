/** The text as tokenizers of Lezer read it: the part of its `InputStream` that they use. */
export class TextInput {
  pos = 0;
  /** The code unit at `pos`, -1 at the end. */
  next = -1;
  /** The term of the accepted token, -1 before there is one; and where it ends. */
  value = -1;
  end = 0;

  constructor(private readonly text: string) {}

  /** Stands at `pos`, without a token. */
  reset(pos: number): void {
    this.pos = pos;
    this.next = this.peek(0);
    this.value = -1;
  }

  peek(offset: number): number {
    const at = this.pos + offset;
    return at >= 0 && at < this.text.length ? this.text.charCodeAt(at) : -1;
  }

  advance(count = 1): number {
    this.pos = Math.min(this.pos + count, this.text.length);
    this.next = this.peek(0);
    return this.next;
  }

  acceptToken(term: number, endOffset = 0): void {
    this.value = term;
    this.end = this.pos + endOffset;
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}
