import type { Output } from "./output.js";

/** Says on a terminal how far long work has come, in a line that goes when it is done. Quick work and other outputs show nothing. */
export class Progress {
  private readonly started = Date.now();
  private shown = 0;

  constructor(private readonly output: Output) {}

  /** Ten times a second at most, and not in the first half. */
  show(text: string): void {
    const now = Date.now();
    if (!this.output.isTerminal || now - this.started < 500 || now - this.shown < 100) return;
    this.shown = now;
    this.output.error(`\r${text}\u001b[K`);
  }

  end(): void {
    if (this.shown > 0) this.output.error("\r\u001b[K");
    this.shown = 0;
  }
}
