import type { Manifest } from "../manifest/manifest.js";
import { notedManifest } from "./noted-manifest.js";
import type { Project } from "./project.js";

/** The project as if its manifest were another. What is read of it is noted, so that nothing found for the one is taken for the other. */
export function withManifest(project: Project, manifest: Manifest): Project {
  // Not spread: what else is read is noted too.
  const described = Object.getOwnPropertyDescriptors(project);
  return Object.defineProperties({}, { ...described, manifest: { value: notedManifest(manifest), enumerable: true } }) as Project;
}
