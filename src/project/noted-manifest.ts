import type { Manifest } from "../manifest/manifest.js";
import { noted } from "./noted-reads.js";
import type { Project } from "./project.js";

/** A manifest that notes what is read of it: its sections one by one, and what it answers about paths. */
export function notedManifest(manifest: Manifest): Manifest {
  const whole = { ask: ({ manifest: { path, text } }: Project) => `${path}\n${text}`, answer: `${manifest.path}\n${manifest.text}` };
  const value = noted(manifest.value, (project) => project.manifest.value, whole);
  return noted({ ...manifest, value }, (project) => project.manifest, whole);
}
