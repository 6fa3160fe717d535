import type { Span } from "./span.js";

/** A position as editors count it: both numbers zero-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A text whose offsets can be turned into lines and characters, and back. Offsets outside the text are clamped. */
export class Source {
  private readonly lineStarts: number[] = [0];

  constructor(readonly text: string) {
    for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1)) {
      this.lineStarts.push(index + 1);
    }
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.lineStart(low) };
  }

  offsetAt(position: Position): number {
    const line = Math.max(0, Math.min(position.line, this.lineCount - 1));
    const { start, end } = this.lineSpan(line);
    return Math.min(start + Math.max(0, position.character), end);
  }

  /** The range of a zero-based line, without its line break. */
  lineSpan(line: number): Span {
    const start = this.lineStart(line);
    const next = line + 1 < this.lineCount ? this.lineStart(line + 1) - 1 : this.text.length;
    const end = next > start && this.text[next - 1] === "\r" ? next - 1 : next;
    return { start, end };
  }

  private lineStart(line: number): number {
    return this.lineStarts[line] ?? this.text.length;
  }
}
