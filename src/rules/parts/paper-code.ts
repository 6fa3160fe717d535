import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";

const citation =
  /^\W*(?:how to cite|bib-?tex|(?:citations?|citing|cite)(?: (?:us|this|our|the|[\w-]+)(?: (?:work|paper|code|repo(?:sitory)?|project))?)?)\W*$/i;

/**
 * Why a project is the code of a publication, made to be read and run again by others: its README says how to cite it or of which paper it is, and nothing here serves
 * users, scores in batches or moves data. A manifest says what else it is for.
 */
export function paperCode(project: Project): string | undefined {
  const { manifest, traits } = project;
  if (manifest.exists || [traits.serves, traits.batch, traits.pipeline].some(({ value }) => value)) return undefined;
  return isCited(project) ? "It is the code of a publication, as its README says, and nothing here serves users." : undefined;
}

const isCited = remembered((project: Project): boolean => {
  const file = filesLike(project, /^README(?:\.\w+)?$/i)[0];
  const facts = project.facts("document").find(({ path }) => path === file)?.facts;
  return (
    facts !== undefined &&
    (facts.bibliography !== undefined || facts.paper !== undefined || facts.headings.some(({ text }) => citation.test(text)))
  );
});
