import { ownFacts } from "../../practices/own-facts.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { type Place, startOf } from "../../text/span.js";

/** A step of CI that makes a service by an action and says itself what it is given. */
export interface DeployingStep {
  /** The action, its version left out. */
  readonly action: string;
  readonly at: Place;
  /** Whether it sets the CPU or the memory of an instance. */
  readonly isSized: boolean;
  /** The fewest and the most instances, as far as they are written out. */
  readonly range?: { readonly min?: number; readonly max?: number };
}

const deployingAction = /deploy/i;
/** Inputs that size an instance. */
const size = /^(?:cpu|memory|gpu|task[-_](?:cpu|memory))$/i;
const fewest = /^min[-_](?:task|instance|replica|container)s?(?:[-_]count)?$/i;
const most = /^max[-_](?:task|instance|replica|container)s?(?:[-_]count)?$/i;

/** The steps that deploy by an action whose inputs describe what runs: its size or how many of it there are. Those that only put a new image into what is there describe nothing. */
export const deployingSteps = remembered((project: Project): readonly DeployingStep[] =>
  ownFacts(project, "ci").flatMap(({ path, facts }) =>
    facts.jobs.flatMap(({ steps }) =>
      steps.flatMap(({ uses, with: inputs }): DeployingStep[] => {
        const [action = ""] = uses?.value.split("@") ?? [];
        if (!deployingAction.test(action)) return [];
        const given = Object.entries(inputs).filter(([, value]) => value.trim() !== "");
        const numberOf = (name: RegExp) => {
          const value = Number(given.find(([key]) => name.test(key))?.[1]);
          return Number.isNaN(value) ? undefined : value;
        };
        const isSized = given.some(([key]) => size.test(key));
        const isRanged = given.some(([key]) => most.test(key));
        if (!isSized && !isRanged) return [];
        const [min, max] = [numberOf(fewest), numberOf(most)];
        const range = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
        return [{ action, at: uses ? { path, span: uses.span } : startOf(path), isSized, ...(isRanged && { range }) }];
      }),
    ),
  ),
);
