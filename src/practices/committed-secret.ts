import { remembered } from "../project/once-per.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const committedSecret: Practice = {
  title: "A secret is committed",
  find: remembered((project) =>
    project
      .facts("text")
      .filter(({ role }) => role !== "test" && role !== "docs")
      .flatMap(({ path, facts }) => facts.secrets.map(({ what, span }) => seen("present", what, { path, span }))),
  ),
};
