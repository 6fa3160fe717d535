import type { NodeSet } from "@lezer/common";
import type { LRParser } from "@lezer/lr";
import { FlatTree } from "./flat-tree.js";
import { TextInput } from "./text-input.js";
import { TokenTable } from "./token-table.js";

/** What tokenizers that are code, and contexts, ask of a parse. */
interface Stack {
  readonly pos: number;
  readonly context: unknown;
  canShift(term: number): boolean;
}

interface ContextTracker {
  readonly start: unknown;
  shift(context: unknown, term: number, stack: Stack, input: TextInput): unknown;
  reduce(context: unknown, term: number, stack: Stack, input: TextInput): unknown;
}

/** Written as code, or a group of the table. */
type Tokenizer =
  | { readonly contextual: boolean; token(input: TextInput, stack: Stack): void; readonly data?: undefined }
  | { readonly contextual: boolean; readonly data: Uint16Array; readonly id: number };

/** What a parser of Lezer holds beyond what it declares. The source of `@lezer/lr` 1.4 says what the numbers mean. */
interface Tables {
  readonly states: Uint32Array;
  readonly data: Uint16Array;
  readonly goto: Uint16Array;
  readonly tokenizers: readonly Tokenizer[];
  readonly tokenPrecTable: number;
  readonly specialized: Uint16Array;
  readonly specializers: readonly ((text: string) => number)[];
  readonly context: ContextTracker;
  readonly nodeSet: NodeSet;
  readonly minRepeatTerm: number;
  readonly maxNode: number;
  readonly maxTerm: number;
  readonly top: readonly [state: number, term: number];
}

/** Of the numbers that say what a state does: its flags, its actions, those that skip, its tokenizers as bits, what it always does. */
const stateSize = 6;
const actionsAt = 1;
const skippingAt = 2;
const tokenizersAt = 3;
const alwaysAt = 4;

const skippedState = 1;
const acceptingState = 2;

/** An action: to which state it shifts, or what it makes of how many states. */
const valueMask = 0xffff;
const isReduction = 1 << 16;
const isGoto = 1 << 17;
const staysInState = 1 << 18;
const depthShift = 19;

const listEnd = 0xffff;
const listGoesOn = 1;
const listElse = 2;

/** In place of an action: that it was not looked up yet, that there is none, that there are several. */
const unknown = -1;
const noAction = 0;
const several = -2;

/** States on the stack. Lezer takes some more before it cuts code that is nested so deeply. */
const mostStates = 2_700;
/** Numbers that are kept from one parse to the next, for a file of some 50 KB. */
const mostKept = 65_536;
/** Lezer cuts code where more reductions than this begin at one place and span more than that many code units. */
const mostInChain = 300;
const longInChain = 2_000;
/** Steps by which two readings of a word have parted, unless the statement is very long. */
const mostAhead = 500;

/** The token that a tokenizer has read at `start`. */
interface ReadToken {
  readonly tokenizer: Tokenizer;
  readonly isFromTable: boolean;
  start: number;
  context: unknown;
  term: number;
  /** Another term that it may also stand for, -1 for none. */
  otherTerm: number;
  end: number;
}

/**
 * Parses with the tables of a Lezer parser what has no mistakes and can be read in only one way: into the same tree, three times as fast. Gives
 * `undefined` for anything else, which Lezer itself has to parse. For grammars that have a context, no dialects, no fallback tokens and no
 * ambiguity but that of a word which may be a keyword, as what follows tells.
 */
export class StrictParser implements Stack {
  pos = 0;
  context: unknown;
  private readonly tables: Tables;
  private readonly tokenTable: TokenTable;
  private readonly tokens: readonly ReadToken[];
  /** By state. */
  private readonly tokensOf: (readonly ReadToken[])[] = [];
  /** By the term that they may make another one. */
  private readonly specializers: ((text: string) => number)[] = [];
  private readonly termCount: number;
  /** By state and term, as they are asked for. */
  private readonly actions: Int32Array;
  private readonly targets: Int16Array;
  private input = new TextInput("");
  private text = "";
  private state = 0;
  /** Where the next node ends, if nothing more is shifted: behind the last token that is not skipped. */
  private nodeEnd = 0;
  /** For each state but the last: its number, where in the text what came of it begins, and where in `noted`. */
  private readonly stack = new Int32Array(3 * (mostStates + 2));
  private height = 0;
  /** Nodes, as `FlatTree.of` takes them. */
  private noted = new Int32Array(mostKept);
  private notedLength = 0;
  private chainStart = -1;
  private chainEnd = 0;
  private chained = 0;
  /** Whether a reading is only looked at, and nothing noted. */
  private isAhead = false;

  constructor(parser: LRParser) {
    const tables = parser as unknown as Tables;
    const { states, data, tokenizers, tokenPrecTable, maxTerm } = tables;
    this.tables = tables;
    this.termCount = maxTerm + 1;
    this.actions = new Int32Array((states.length / stateSize) * this.termCount).fill(unknown);
    this.targets = new Int16Array(this.actions.length).fill(unknown);
    for (const [index, specialize] of tables.specializers.entries()) this.specializers[tables.specialized[index] ?? 0] = specialize;
    this.tokenTable = new TokenTable(tokenizers.find((one) => one.data)?.data ?? new Uint16Array(3), data, tokenPrecTable);
    this.tokens = tokenizers.map((tokenizer) => {
      const isFromTable = tokenizer.data !== undefined;
      return { tokenizer, isFromTable, start: -1, context: undefined, term: -1, otherTerm: -1, end: 0 };
    });
  }

  parse(text: string): FlatTree | undefined {
    const { tables } = this;
    this.text = text;
    this.input = new TextInput(text);
    [this.state] = tables.top;
    this.context = tables.context.start;
    this.pos = this.nodeEnd = this.height = this.notedLength = 0;
    this.chainStart = -1;
    this.chained = this.chainEnd = 0;
    for (const token of this.tokens) token.start = -1;
    const tree = this.run()
      ? FlatTree.of(tables.nodeSet.types, this.noted.subarray(0, this.notedLength), tables.top[1], text.length)
      : undefined;
    this.text = "";
    this.input = new TextInput("");
    if (this.noted.length > mostKept) this.noted = new Int32Array(mostKept);
    return tree;
  }

  /** Whether the states on the stack take a term, perhaps after reductions. */
  canShift(term: number): boolean {
    const { states } = this.tables;
    /** States that reductions put on top of the first `height` of the stack. */
    const added: number[] = [];
    for (let { state, height } = this; ; ) {
      const action = (states[state * stateSize + alwaysAt] ?? 0) || this.firstAction(state, term);
      if ((action & isReduction) === 0) return action !== noAction;
      const depth = action >> depthShift;
      if (depth === 0) added.push(state);
      for (let count = depth - 1; count > 0; count--) if (added.pop() === undefined) height -= 3;
      state = this.target(added.at(-1) ?? this.stack[height - 3] ?? 0, action & valueMask);
    }
  }

  /** Goes on to the end of the text, or so many steps; answers whether it could. */
  private run(steps = Number.POSITIVE_INFINITY): boolean {
    const { states } = this.tables;
    for (let left = steps; left > 0; left--) {
      let action = states[this.state * stateSize + alwaysAt] ?? 0;
      let term = 0;
      let end = this.pos;
      if (action === noAction) {
        const token = this.token();
        if (!token && this.pos < this.text.length) return false;
        term = token ? token.term : this.tables.maxNode + 1;
        action = this.action(this.state, term);
        if (token) {
          end = token.end;
          if (token.otherTerm !== -1) {
            const { otherTerm } = token;
            const other = this.action(this.state, otherTerm);
            const isEither = action !== noAction && other !== noAction && other !== action;
            if (isEither && this.isAhead) return true;
            if (action === noAction || (isEither && this.leads(other, otherTerm, end))) {
              if (isEither && this.leads(action, term, end)) return false;
              action = other;
              term = otherTerm;
            }
          }
        }
        if (action === several) return false;
        if (action === noAction) return this.pos === this.text.length && ((states[this.state * stateSize] ?? 0) & acceptingState) !== 0;
      }
      if (!this.take(action, term, end)) return false;
    }
    return true;
  }

  private take(action: number, term: number, end: number): boolean {
    return action & isReduction ? this.reduce(action) : this.shift(action, term, end);
  }

  /** Whether an action leads somewhere. Nothing is changed by looking. */
  private leads(action: number, term: number, end: number): boolean {
    const { state, pos, context, nodeEnd, height, chainStart, chainEnd, chained } = this;
    const below = this.stack.slice(0, height);
    this.isAhead = true;
    const leads = action !== several && this.take(action, term, end) && this.run(mostAhead);
    this.isAhead = false;
    this.stack.set(below);
    Object.assign(this, { state, pos, context, nodeEnd, height, chainStart, chainEnd, chained });
    return leads;
  }

  private shift(action: number, term: number, end: number): boolean {
    const { states, maxNode, context } = this.tables;
    const start = this.pos;
    if (action & isGoto) return this.push(action & valueMask, start);
    this.pos = end;
    if ((action & staysInState) === 0) {
      const isSkipped = ((states[action * stateSize] ?? 0) & skippedState) !== 0;
      if (!isSkipped && (end > start || term <= maxNode)) this.nodeEnd = end;
      if (!this.push(action, isSkipped ? start : Math.min(start, this.nodeEnd))) return false;
    }
    this.input.reset(start);
    this.context = context.shift(this.context, term, this, this.input);
    if (term <= maxNode) this.note(term, start, end, 4);
    return true;
  }

  private reduce(action: number): boolean {
    const { tables, stack } = this;
    const depth = action >> depthShift;
    const term = action & valueMask;
    const isNode = term < tables.minRepeatTerm;
    if (depth === 0) {
      if (isNode) this.nodeEnd = Math.max(this.nodeEnd, this.pos);
      if (!this.push(this.target(this.state, term), this.nodeEnd)) return false;
      if (isNode) this.note(term, this.nodeEnd, this.nodeEnd, 4);
    } else {
      const stays = (action & staysInState) !== 0;
      const base = this.height - 3 * (depth - 1) - (stays ? 6 : 0);
      const start = base > 0 ? (stack[base - 2] ?? 0) : 0;
      const first = base > 0 ? (stack[base - 1] ?? 0) : 0;
      if (isNode && start === this.nodeEnd) this.nodeEnd = Math.max(this.nodeEnd, this.pos);
      if (this.nodeEnd - start >= longInChain && (isNode || term > tables.maxNode) && this.isChained(start)) return false;
      if (isNode) {
        const isSkipped = ((tables.states[this.state * stateSize] ?? 0) & skippedState) !== 0;
        this.note(term, start, isSkipped ? this.pos : this.nodeEnd, this.notedLength - first + 4);
      }
      this.state = stays ? (stack[base] ?? 0) : this.target(stack[base - 3] ?? 0, term);
      this.height = base;
    }
    this.context = tables.context.reduce(this.context, term, this, this.input);
    return true;
  }

  /** Whether too many reductions that are so long begin at one place. */
  private isChained(start: number): boolean {
    if (start === this.chainStart) {
      this.chained++;
      this.chainEnd = this.nodeEnd;
    } else if (this.chainEnd - this.chainStart < this.nodeEnd - start) {
      this.chained = 1;
      this.chainStart = start;
      this.chainEnd = this.nodeEnd;
    }
    return this.chained > mostInChain;
  }

  /** Goes on to a state; `start` is where what comes of the present one begins. */
  private push(state: number, start: number): boolean {
    const { stack, height } = this;
    if (height >= 3 * mostStates) return false;
    stack[height] = this.state;
    stack[height + 1] = start;
    stack[height + 2] = this.notedLength;
    this.height = height + 3;
    this.state = state;
    return true;
  }

  /** Notes a node; what is skipped behind it belongs to what is around it. */
  private note(term: number, start: number, end: number, size: number): void {
    if (this.isAhead) return;
    if (this.notedLength === this.noted.length) {
      const longer = new Int32Array(2 * this.noted.length);
      longer.set(this.noted);
      this.noted = longer;
    }
    const { noted } = this;
    let at = this.notedLength;
    if (end !== this.pos)
      for (; at > 0 && (noted[at - 2] ?? 0) > end; at -= 4) {
        noted.copyWithin(at, at - 4, at);
        if (size > 4) size -= 4;
      }
    noted[at] = term;
    noted[at + 1] = start;
    noted[at + 2] = end;
    noted[at + 3] = size;
    this.notedLength += 4;
  }

  /** The token at `pos`, by the first of the state's tokenizers that has one. */
  private token(): ReadToken | undefined {
    const tokens = this.tokensOf[this.state] ?? this.findTokens(this.state);
    // An iterator would be most of what a parse leaves to be collected.
    for (let index = 0; ; index++) {
      const token = tokens[index];
      if (!token) return undefined;
      if (token.start !== this.pos || (!token.isFromTable && (token.tokenizer.contextual || token.context !== this.context)))
        this.read(token);
      if (token.term !== -1) return token;
    }
  }

  private findTokens(state: number): readonly ReadToken[] {
    const bits = this.tables.states[state * stateSize + tokenizersAt] ?? 0;
    const tokens = this.tokens.filter((_, index) => bits & (1 << index));
    this.tokensOf[state] = tokens;
    return tokens;
  }

  private read(token: ReadToken): void {
    const { input, pos, text, tokenTable } = this;
    const { tokenizer } = token;
    if (tokenizer.data) {
      token.term = tokenTable.read(text, pos, tokenizer.id);
      token.end = tokenTable.end;
    } else {
      input.reset(pos);
      tokenizer.token(input, this);
      token.term = input.value;
      token.end = input.end;
    }
    token.start = pos;
    token.context = this.context;
    token.otherTerm = -1;
    const found = token.term === -1 ? -1 : (this.specializers[token.term]?.(text.slice(pos, token.end)) ?? -1);
    if (found === -1) return;
    if (found & 1) token.otherTerm = found >> 1;
    else token.term = found >> 1;
  }

  /** The one action of a state for a term. */
  private action(state: number, term: number): number {
    const index = state * this.termCount + term;
    const known = this.actions[index] ?? unknown;
    if (known !== unknown) return known;
    const found = new Set(this.allActions(state, term));
    const action = found.size > 1 ? several : ([...found][0] ?? noAction);
    this.actions[index] = action;
    return action;
  }

  private firstAction(state: number, term: number): number {
    const action = this.action(state, term);
    return action === several ? (this.allActions(state, term)[0] ?? noAction) : action;
  }

  private allActions(state: number, term: number): number[] {
    const { states, data } = this.tables;
    const found: number[] = [];
    const pairAt = (at: number) => (data[at] ?? 0) | ((data[at + 1] ?? 0) << 16);
    for (const list of [actionsAt, skippingAt]) {
      for (let at = states[state * stateSize + list] ?? 0; ; at += 3) {
        if (data[at] === listEnd) {
          if (data[at + 1] === listGoesOn) at = pairAt(at + 2);
          else {
            if (found.length === 0 && data[at + 1] === listElse) found.push(pairAt(at + 2));
            break;
          }
        }
        if (data[at] === term) found.push(pairAt(at + 1));
      }
    }
    return found;
  }

  /** The state that follows a state once a term was made there. */
  private target(state: number, term: number): number {
    const index = state * this.termCount + term;
    const known = this.targets[index] ?? unknown;
    if (known !== unknown) return known;
    const target = this.findTarget(state, term);
    this.targets[index] = target;
    return target;
  }

  /** In the table stand, by term, groups of states: twice their count, and 1 for the last, which stands for all other states; the target; the states. */
  private findTarget(state: number, term: number): number {
    const { goto: table } = this.tables;
    for (let at = table[term + 1] ?? 0; ; ) {
      const head = table[at] ?? 1;
      const states = table.subarray(at + 2, at + 2 + (head >> 1));
      if ((head & 1) === 1 || states.includes(state)) return table[at + 1] ?? 0;
      at += 2 + states.length;
    }
  }
}
