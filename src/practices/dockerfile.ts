import { filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const dockerfile: Practice = {
  title: "A Dockerfile builds an image",
  find: (project) => filesNamed(project, /(?:^|\/)(?:dockerfile(?:[.-][^/]*)?|[^/]+\.dockerfile|containerfile)$/i),
};
