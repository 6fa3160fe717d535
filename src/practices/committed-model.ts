import { formatBytes, inPlainGit } from "../project/kept-outside-git.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Bytes from which a model file is more than a test's or an example's. */
const smallest = 100_000;
/** Such files hold models only when they say so by their name. */
const ambiguous = /\.(?:bin|npz|pkl|pickle|joblib|dill|h5|hdf5|model|pb)$/i;
const notModel =
  /(?:^|\/)(?:data|dataset|datasets|vocab\w*|index|indices|cache|\.?chroma\w*|faiss\w*|vector\w*|db|fixtures?|saved_model\/assets)(?:\/|$)|vocab|tokeni[sz]er|data_level|embeddings?|features?|dataset|train|test|index\.|results|history|labels?\.|feedback/i;

export const committedModel: Practice = {
  title: "A model file is kept in plain git",
  find: (project) =>
    inPlainGit(project, "model", smallest)
      .filter(({ path }) => !ambiguous.test(path) || !notModel.test(project.relative(path)))
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${formatBytes(facts.bytes)})`, startOf(path))),
};
