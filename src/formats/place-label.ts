import { oneLine } from "../text/one-line.js";
import type { Place } from "../text/span.js";
import type { PlaceTable } from "./report-input.js";

/** A place as terminals make it a link: `app/main.py:12:5`, with the cell in a notebook; the path alone where the text is not at hand. */
export function placeLabel(places: PlaceTable, at: Place): string {
  const range = at.span.end > at.span.start ? places.range(at) : undefined;
  const cell = at.cell ? ` cell ${at.cell.index + 1}` : "";
  return `${oneLine(places.shownPath(at.path))}${range ? `:${range.startLine}:${range.startColumn}` : ""}${cell}`;
}
