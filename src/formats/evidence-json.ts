import type { z } from "zod";
import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import type { Place } from "../text/span.js";
import type { PlaceTable } from "./report-input.js";
import type { evidenceSchema, placeSchema } from "./report-schema.js";

/** At most so many pieces of evidence are given for one thing. */
const mostEvidence = 20;

/** Gives places, evidence and traits the form that every JSON output has. */
export interface EvidenceJson {
  place(at: Place): z.infer<typeof placeSchema>;
  evidence(list: readonly Evidence[]): z.infer<typeof evidenceSchema>[];
  traits(
    project: Project,
  ): Record<string, { value: boolean; source: Project["traits"]["llm"]["source"]; evidence: z.infer<typeof evidenceSchema>[] }>;
}

/** The forms, with lines and columns from a table of places. */
export function evidenceJson(places: PlaceTable): EvidenceJson {
  const place = (at: Place) => ({ path: at.path, ...places.range(at), ...(at.cell && { cell: at.cell.index }) });
  const evidence = (list: readonly Evidence[]) =>
    list.slice(0, mostEvidence).map(({ level, what, at }) => ({ level, what, ...(at && { at: place(at) }) }));
  return {
    place,
    evidence,
    traits: (project) =>
      Object.fromEntries(
        Object.entries(project.traits).map(([name, trait]) => [
          name,
          { value: trait.value, source: trait.source, evidence: evidence(trait.evidence) },
        ]),
      ),
  };
}
