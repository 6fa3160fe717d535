import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import { scriptSigns } from "../configuration-signs.js";

/** What a platform is told to run: its command lines, and their signs. */
export interface Running {
  readonly commands: readonly Located<string>[];
  readonly signs: readonly Sign[];
}

/** The command lines of scripts; those left out do not count. */
export function running(...scripts: readonly (Located<string> | undefined)[]): Running {
  const signs = scripts.flatMap((script) => (script ? scriptSigns(script) : []));
  return { commands: signs.map(({ value, span }) => ({ value, span })), signs };
}
