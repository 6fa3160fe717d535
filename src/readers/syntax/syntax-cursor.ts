import type { TreeCursor } from "@lezer/common";

/** Where a walk stands in a syntax tree. A `TreeCursor` of Lezer is one. */
export type SyntaxCursor = Pick<TreeCursor, "type" | "name" | "from" | "to" | "firstChild" | "nextSibling" | "parent">;
