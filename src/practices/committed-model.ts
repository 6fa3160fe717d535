import { formatBytes, inPlainGit } from "../project/kept-outside-git.js";
import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { nameOf } from "../workspace/path-parts.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Bytes from which a model file is more than a test's or an example's. */
const smallest = 100_000;
/** Such files hold models only when nothing else is said of them. */
const ambiguous = /\.(?:bin|npz|pkl|pickle|joblib|dill|h5|hdf5|model|pb)$/i;
/** Folders of data, indexes and caches. */
const otherFolder =
  /(?:^|\/)(?:data|datasets?|vocab\w*|index|indices|cache|\.?chroma\w*|faiss\w*|vector\w*|db|fixtures?|saved_model\/assets)\//i;
/** Files of data, results and words. */
const otherFile =
  /vocab|tokeni[sz]er|spiece|sentencepiece|data_level|embeddings?|features?|dataset|(?<![a-z])(?:train|test)(?![a-z])|indices|index\.|results|history|labels?\.|feedback/i;

export const committedModel: Practice = {
  title: "A model file is kept in plain git",
  find: remembered((project) =>
    inPlainGit(project, "model", smallest)
      .filter(({ path }) => !ambiguous.test(path) || !isOther(project.relative(path)))
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${formatBytes(facts.bytes)})`, startOf(path))),
  ),
};

function isOther(path: string): boolean {
  return otherFolder.test(path) || otherFile.test(nameOf(path));
}
