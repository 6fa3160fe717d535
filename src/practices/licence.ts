import { filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** `LICENSE`, `LICENSE-MIT`, `DATA_LICENSE.txt`, and the folder that the REUSE specification asks for. */
const licenceFile = /(?:^|\/)(?:[\w-]+[-_])?(?:LICEN[CS]E|COPYING|UNLICENSE)(?:[.-][\w.+-]+)?$|(?:^|\/)LICENSES\/[\w.+-]+\.txt$/i;
/** Code, data and pictures that are about licences. */
const otherFile = /\.(?:py|ipynb|[cm]?[jt]sx?|vue|svelte|go|rs|java|sh|css|html?|json|ya?ml|toml|csv|png|jpe?g|svg)$/i;

export const licence: Practice = {
  title: "A licence is in the tree",
  find: (project) => filesNamed(project, licenceFile).filter(({ at }) => at && !otherFile.test(at.path)),
};
