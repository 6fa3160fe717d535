import { filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const licence: Practice = {
  title: "A licence is in the tree",
  find: (project) => filesNamed(project, /(?:^|\/)(?:LICEN[CS]E|COPYING|UNLICENSE)(?:[.-][\w.-]+)?$/i),
};
