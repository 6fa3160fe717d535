import { remembered } from "../project/once-per.js";
import { useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const linting: Practice = {
  title: "Hooks, a linter or a formatter are set up",
  find: remembered((project) =>
    project
      .withCapability("static-checks")
      .filter(({ tool }) => !tool.capabilities.includes("type-checking"))
      .flatMap(useOf),
  ),
};
