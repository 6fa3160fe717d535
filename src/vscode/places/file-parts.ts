import { splitFragment } from "../../manifest/classify-reference.js";
import type { Project } from "../../project/project.js";
import { headingAnchor } from "../../text/heading-anchor.js";
import type { Span } from "../../text/span.js";

/** A part of a file that a reference such as `ci.yml#job`, `docs/a.md#heading` or `test_a.py::test` names. */
export interface FilePart {
  readonly name: string;
  readonly span: Span;
}

/** The parts of a file that can be named: jobs of a workflow, headings as their anchors, functions. `path` is relative to the project. */
export function fileParts(project: Project, path: string): readonly FilePart[] {
  const resolved = project.resolve(path);
  const factsOf = <Facts extends { readonly path: string }>(all: readonly Facts[]) => all.find((one) => one.path === resolved);
  const ci = factsOf(project.facts("ci"));
  if (ci) return ci.facts.jobs.map(({ id, span }) => ({ name: id, span }));
  const document = factsOf(project.facts("document"));
  if (document) return document.facts.headings.map(({ text, span }) => ({ name: headingAnchor(text), span }));
  const module = project.python.find((one) => one.path === resolved && one.form === "module");
  return module?.facts.functions.map(({ name, span }) => ({ name, span })) ?? [];
}

/** The file or folder that a reference names, relative to the workspace. */
export function referredPath(project: Project, reference: string): string {
  return project.resolve(splitFragment(reference).path);
}

/** The part that a reference names, where it names one and the file has it. */
export function referredPart(project: Project, reference: string): FilePart | undefined {
  const { path, fragment } = splitFragment(reference);
  if (!fragment) return undefined;
  return fileParts(project, path).find(({ name }) => name.toLowerCase() === fragment.toLowerCase());
}
