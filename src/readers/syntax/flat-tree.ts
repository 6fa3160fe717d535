import type { NodeType } from "@lezer/common";
import type { SyntaxCursor } from "./syntax-cursor.js";

/** Numbers per node: its type, its start and end, and where the list goes on behind it and all that is in it. */
const width = 4;

/** A syntax tree as one list in which each node stands before its children: an object less for every node that Lezer's trees have. */
export class FlatTree {
  private constructor(
    readonly types: readonly NodeType[],
    readonly nodes: Int32Array,
  ) {}

  /**
   * The tree of what a parser has noted, each node behind its children: type, start, end, and the count of numbers that it and all that is in it
   * take. They become children of a node of the type `top`, which is as long as the text.
   */
  static of(types: readonly NodeType[], noted: Int32Array, top: number, length: number): FlatTree {
    const nodes = new Int32Array(noted.length + width);
    nodes.set([top, 0, length, nodes.length]);
    // A node and what is in it take the same place in both orders, but for the nodes around it, which all come first here.
    const around: number[] = [0];
    for (let at = noted.length - width; at >= 0; at -= width) {
      const size = noted[at + 3] ?? 0;
      const first = at + width - size;
      while (at < (around[around.length - 1] ?? 0)) around.pop();
      const place = first + around.length * width;
      nodes[place] = noted[at] ?? 0;
      nodes[place + 1] = noted[at + 1] ?? 0;
      nodes[place + 2] = noted[at + 2] ?? 0;
      nodes[place + 3] = place + size;
      around.push(first);
    }
    return new FlatTree(types, nodes);
  }

  /** A cursor that stands on the whole tree. */
  cursor(): SyntaxCursor {
    return new FlatCursor(this);
  }
}

class FlatCursor implements SyntaxCursor {
  private at = 0;
  private readonly around: number[] = [];
  private readonly types: readonly NodeType[];
  private readonly nodes: Int32Array;

  constructor({ types, nodes }: FlatTree) {
    this.types = types;
    this.nodes = nodes;
  }

  get type(): NodeType {
    // biome-ignore lint/style/noNonNullAssertion: each number was given by the parser that these are the types of.
    return this.types[this.nodes[this.at]!]!;
  }

  get name(): string {
    return this.type.name;
  }

  get from(): number {
    return this.nodes[this.at + 1] ?? 0;
  }

  get to(): number {
    return this.nodes[this.at + 2] ?? 0;
  }

  firstChild(): boolean {
    const child = this.at + width;
    if (child === this.nodes[this.at + 3]) return false;
    this.around.push(this.at);
    this.at = child;
    return true;
  }

  nextSibling(): boolean {
    const parent = this.around[this.around.length - 1];
    const next = this.nodes[this.at + 3] ?? 0;
    if (parent === undefined || next === this.nodes[parent + 3]) return false;
    this.at = next;
    return true;
  }

  parent(): boolean {
    const parent = this.around.pop();
    if (parent === undefined) return false;
    this.at = parent;
    return true;
  }
}
