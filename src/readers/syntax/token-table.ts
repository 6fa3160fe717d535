const nowhere = 0xffff;
const listEnd = 0xffff;

/**
 * The tokens that a table of Lezer describes. It is an automaton: for each state, at its number, the groups whose tokens may still come, as bits; where
 * its tokens end; the count of its edges; its tokens, each with the groups it is in; its edges, each with its first code unit, the one behind its last
 * (0 for 0x10000), and the state it leads to. An edge up to the last code unit is that of the end of the text too.
 */
export class TokenTable {
  /** Where the token that was read last ends. */
  end = 0;
  /** By state, where each code unit below 128 leads. */
  private readonly ascii: Uint16Array[] = [];

  /** In `order`, from `orderStart` to its end mark, stand the tokens that win against shorter ones, those that win against most first. */
  constructor(
    private readonly table: Uint16Array,
    private readonly order: Uint16Array,
    private readonly orderStart: number,
  ) {}

  /** The term of the token of a group that begins at `start`, -1 for none. */
  read(text: string, start: number, group: number): number {
    const { table, ascii } = this;
    const groups = 1 << group;
    let term = -1;
    let at = start;
    for (let state = 0; state !== nowhere && ((table[state] ?? 0) & groups) !== 0; ) {
      const edges = table[state + 1] ?? 0;
      let isToken = false;
      for (let token = state + 3; token < edges && !isToken; token += 2) {
        const found = table[token] ?? 0;
        isToken = ((table[token + 1] ?? 0) & groups) !== 0 && (term === -1 || term === found || this.wins(found, term));
        if (isToken) term = found;
      }
      const row = ascii[state] ?? this.asciiOf(state);
      let unit = text.charCodeAt(at);
      // Words, blanks and comments stay in one state.
      while (row[unit] === state) unit = text.charCodeAt(++at);
      if (isToken) this.end = at;
      if (unit < 128) state = row[unit] ?? nowhere;
      else state = at < text.length ? this.next(state, unit) : this.atEnd(state);
      if (at < text.length) at++;
    }
    return term;
  }

  private asciiOf(state: number): Uint16Array {
    const row = Uint16Array.from({ length: 128 }, (_, unit) => this.next(state, unit));
    this.ascii[state] = row;
    return row;
  }

  private next(state: number, unit: number): number {
    const { table } = this;
    let edge = table[state + 1] ?? 0;
    for (const end = edge + 3 * (table[state + 2] ?? 0); edge < end; edge += 3)
      if (unit >= (table[edge] ?? 0) && unit < (table[edge + 1] || 0x10000)) return table[edge + 2] ?? nowhere;
    return nowhere;
  }

  private atEnd(state: number): number {
    const { table } = this;
    const count = table[state + 2] ?? 0;
    const last = (table[state + 1] ?? 0) + 3 * (count - 1);
    return count > 0 && table[last] === 0xffff ? (table[last + 2] ?? nowhere) : nowhere;
  }

  /** Whether a longer token wins against one that was found. */
  private wins(longer: number, found: number): boolean {
    const place = this.placeOf(found);
    return place === -1 || this.placeOf(longer) < place;
  }

  private placeOf(token: number): number {
    for (let at = this.orderStart; this.order[at] !== listEnd; at++) if (this.order[at] === token) return at;
    return -1;
  }
}
