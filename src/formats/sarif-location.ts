import type { Place } from "../text/span.js";
import type { PlaceTable } from "./report-input.js";

/** The base that every address is relative to: where the report is read from, which for GitHub is the top of the repository. */
export const sourceRoot = "%SRCROOT%";

/** A place as SARIF's `physicalLocation`; in a notebook the range is one of its JSON, and the cell is named beside it. */
export function sarifLocation(places: PlaceTable, at: Place) {
  const cell = at.cell && `cell ${at.cell.index + 1}`;
  return {
    physicalLocation: { artifactLocation: artifactLocation(places, at.path), region: region(places, at) },
    ...(cell && { logicalLocations: [{ name: cell, fullyQualifiedName: `${places.shownPath(at.path)}#${cell}`, kind: "cell" }] }),
  };
}

/** The address of a file of the workspace. */
export function artifactLocation(places: PlaceTable, path: string) {
  const parts = places.shownPath(path).split("/");
  return { uri: parts.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\ufffd"))).join("/"), uriBaseId: sourceRoot };
}

/** All four numbers, which GitHub asks for. An empty range becomes the rest of its line: an insertion point would be shown as nothing. */
export function region(places: PlaceTable, at: Place) {
  const source = places.source(at.path);
  const range = places.range(at);
  if (!source || !range) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  if (at.span.end > at.span.start) return range;
  const { start, end } = source.lineSpan(range.startLine - 1);
  return { ...range, endColumn: Math.max(range.startColumn, end - start + 1) };
}
