import { remembered } from "../project/once-per.js";
import { filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** `LICENSE`, `license.md`, `LICENSE-MIT`. */
const plainName = /(?:^|\/)(?:LICEN[CS]E|COPYING|UNLICENSE)(?:[.-][\w.+-]+)?$/i;
/** `DATA_LICENSE`, `MODEL-LICENSE.txt`, and the folder that the REUSE specification asks for. */
const otherName = /(?:^|\/)[A-Z][A-Z0-9_-]*[-_]LICEN[CS]E(?:\.(?:md|txt))?$|(?:^|\/)LICENSES\/[\w.+-]+\.txt$/;
/** Code, data and pictures that are about licences. */
const otherFile = /\.(?:py|ipynb|[cm]?[jt]sx?|vue|svelte|go|rs|java|sh|css|html?|json|ya?ml|toml|csv|png|jpe?g|svg)$/i;

export const licence: Practice = {
  title: "A licence is in the tree",
  find: remembered((project) =>
    [...filesNamed(project, plainName), ...filesNamed(project, otherName)].filter(({ at }) => at && !otherFile.test(at.path)),
  ),
};
