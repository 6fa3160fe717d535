import type { Learned, Rows } from "../rows.js";

/** Some columns of rows. */
export function taken(rows: Rows, only: readonly string[]): Rows {
  const wanted = new Set(only);
  const learned = heldBy(rows.learned, (column) => wanted.has(column));
  return { ...rows, learned, ...(rows.columns && { columns: { ...rows.columns, only: wanted } }) };
}

/** Rows without some of their columns. */
export function dropped(rows: Rows, gone: readonly string[]): Rows {
  const learned = heldBy(rows.learned, (column) => !gone.includes(column));
  const { columns } = rows;
  return {
    ...rows,
    learned,
    ...(columns && {
      columns: {
        of: columns.of,
        ...(columns.only && { only: new Set([...columns.only].filter((one) => !gone.includes(one))) }),
        without: new Set([...columns.without, ...gone]),
      },
    }),
  };
}

/** Other rows of the same data: some of them, or more. */
export function otherOf(rows: Rows, at: number): Rows {
  return { ...rows, sets: new Set([...rows.sets].map((one) => `${one.slice(0, 200)}/${at}`)) };
}

/** What is known of rows, some of it left out. */
export function without<Known extends Rows | undefined>(rows: Known, ...keys: readonly (keyof Rows)[]): Known {
  if (!rows) return rows;
  const rest: Partial<Rows> = { ...rows };
  for (const key of keys) delete rest[key];
  return rest as Known;
}

/** Rows that hold something learned, in all of their columns or in some. */
export function withLearned(rows: Rows, learned: Learned, columns: ReadonlySet<string> | "all" = "all"): Rows {
  return { ...rows, learned: new Map([...rows.learned, [learned, columns]]) };
}

/** A table after rows were put into some of its columns; into any of them where none is named. */
export function intoColumns(before: Rows, rows: Rows | undefined, columns: readonly string[]): Rows {
  if (!rows) return before;
  const scores = [...(before.scores ?? []), ...(rows.scores ?? [])].slice(0, 50);
  const learned = new Map(before.learned);
  for (const [one] of rows.learned) {
    const known = learned.get(one);
    learned.set(one, columns.length === 0 || known === "all" ? "all" : new Set([...(known ?? []), ...columns]));
  }
  return {
    ...before,
    learned,
    ...(scores.length > 0 && { scores }),
    ...((before.dated || rows.dated) && { dated: true }),
    ...((before.lagged ?? rows.lagged) && { lagged: before.lagged ?? rows.lagged }),
  };
}

/** Columns by their numbers: `1:4` of a table whose columns are not known by name. */
export function ofColumns(rows: Rows, second: string): Rows {
  const numbers = /^(-?\d*):(-?\d*)$/.exec(second);
  const { columns } = rows;
  if (!columns) return rows;
  if (/^-?\d+$/.test(second)) return { ...rows, columns: { of: columns.of, only: new Set([`#${second}`]), without: columns.without } };
  if (!numbers) return without(rows, "columns");
  const [, from = "", to = ""] = numbers;
  if (from === "" && to === "") return rows;
  const start = from === "" ? 0 : Number(from);
  const end = to === "" ? undefined : Number(to);
  if (start >= 0 && end !== undefined && end > start && end - start < 500)
    return {
      ...rows,
      columns: {
        of: columns.of,
        only: new Set(Array.from({ length: end - start }, (_, offset) => `#${start + offset}`)),
        without: columns.without,
      },
    };
  if (end === undefined) return { ...rows, columns: { of: columns.of, only: new Set([`#${start}:`, "#-1"]), without: columns.without } };
  return without(rows, "columns");
}

/** What was learned that is in some of the columns still. */
function heldBy(learned: Rows["learned"], isKept: (column: string) => boolean): Rows["learned"] {
  const kept = new Map<Learned, ReadonlySet<string> | "all">();
  for (const [one, columns] of learned) {
    const left = columns === "all" ? columns : new Set([...columns].filter(isKept));
    if (left === "all" || left.size > 0) kept.set(one, left);
  }
  return kept;
}
