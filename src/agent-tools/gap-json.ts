import { placeLabel } from "../formats/place-label.js";
import type { PlaceTable } from "../formats/report-input.js";
import type { Finding } from "../report/outcome.js";

/** A finding in few words: its place as `path:line:column`, and its first fix. */
export function gapJson({ rule, severity, kind, message, at, fixes: [fix] }: Finding, places: PlaceTable) {
  return {
    rule,
    severity,
    kind,
    message,
    ...(at && { place: placeLabel(places, at) }),
    ...(fix && { fix: fix.title, ...(fix.kind === "scaffold" && { scaffold: fix.scaffold }) }),
  };
}
