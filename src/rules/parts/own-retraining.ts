import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { madeHere } from "./made-here.js";

const trainsAgain =
  /(?:^|[/_])re_?train(?:ing|er)?_(?:trigger|schedul|polic|monitor|orchestrat|decision|manager|service|worker|loop|job)|(?:^|[/_])(?:trigger|schedule|maybe|start|request|enqueue)_(?:\w+_)?re_?train|(?:^|[/_])auto_?re_?train/;

/** Code of the project's own that trains again when something asks it to, by its names. What asks, and when, they do not say. */
export function ownRetraining(project: Project): Evidence | undefined {
  return madeHere(project, trainsAgain);
}
