import type { ArtefactFacts } from "../facts/artefact-facts.js";
import type { Reader } from "./reader.js";

const modelExtensions =
  "pkl pickle joblib dill h5 hdf5 keras pt pth ckpt onnx pb tflite safetensors gguf bin model mlmodel cbm xgb ubj npz".split(" ");
const dataExtensions =
  "csv tsv parquet feather arrow jsonl ndjson xlsx xls sqlite sqlite3 db duckdb zip gz tar tgz bz2 xz 7z npy avro orc".split(" ");
/** Bytes from which a `.bin` is taken for weights. */
const smallestWeights = 1_000_000;

/** Reports models and data by their extension; their content is not read, but Git LFS pointers are recognised. */
export const artefactReader: Reader<"artefact"> = {
  name: "artefact",
  kind: "artefact",
  files: { extensions: [...modelExtensions, ...dataExtensions] },
  maxBytes: 1024,
  read({ path, text, bytes }): ArtefactFacts | undefined {
    const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    const pointer = text?.startsWith("version https://git-lfs") ?? false;
    if (extension === "bin" && bytes < smallestWeights && !pointer) return undefined;
    return { category: modelExtensions.includes(extension) ? "model" : "data", bytes, pointer, signs: [], notes: [] };
  },
};
