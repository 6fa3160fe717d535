import { useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const typeChecking: Practice = {
  title: "Types are checked",
  find: (project) => project.withCapability("type-checking").flatMap(useOf),
};
