import type { Manifest } from "../manifest/manifest.js";
import { noted } from "./noted-reads.js";
import type { Project } from "./project.js";

const manifestOf = ({ manifest }: Project) => manifest;
const sectionsOf = ({ manifest }: Project) => manifest.value;
const textOf = ({ manifest }: Pick<Project, "manifest">) => `${manifest.path}\n${manifest.text}`;

/** A manifest that notes what is read of it: its sections one by one, and what it answers about paths. */
export function notedManifest(manifest: Manifest): Manifest {
  const whole = { ask: textOf, answer: textOf({ manifest }) };
  return noted({ ...manifest, value: noted(manifest.value, sectionsOf, whole) }, manifestOf, whole);
}
