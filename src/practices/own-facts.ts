import type { FactsKind } from "../facts/index.js";
import type { FactsOf, Project } from "../project/project.js";
import { isFixture } from "./is-fixture.js";

/** The facts of a kind, without those of the fixtures of tests. */
export function ownFacts<Kind extends FactsKind>(project: Project, kind: Kind): readonly FactsOf<Kind>[] {
  return project.facts(kind).filter(({ path }) => !isFixture(project, path));
}
