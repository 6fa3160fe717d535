import type { CommonFacts } from "./sign.js";

/** A column as its values, or its definition, show it. No value of a text is kept. */
export interface TableColumn {
  readonly name: string;
  readonly type: "integer" | "number" | "boolean" | "date" | "timestamp" | "string";
  /** No row lacks a value, or none may. */
  readonly filled: boolean;
  /** No two rows have the same value, or none may. */
  readonly distinct: boolean;
  /** The least and the greatest of a column of numbers. */
  readonly range?: readonly [minimum: number, maximum: number];
}

/** What tables of data look like: a file of rows is one; a script of SQL may define several. */
export interface TableFacts extends CommonFacts {
  readonly tables: readonly {
    /** The file's name without its ending, or the table's without its schema. */
    readonly name: string;
    readonly columns: readonly TableColumn[];
    /** How many rows were looked at; 0 for a definition. */
    readonly rows: number;
    /** There are more rows than were looked at. */
    readonly cut: boolean;
    /** Only the names of the columns are known; their types stand for nothing. */
    readonly namesOnly?: true;
  }[];
}
