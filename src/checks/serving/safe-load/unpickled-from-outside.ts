import type { CodeCheck } from "../../code-check.js";

export const unpickledFromOutside: CodeCheck = {
  flags:
    "`pickle`, `joblib`, `dill`, `pandas.read_pickle`, `numpy.load(allow_pickle=True)`, `load_model(safe_mode=False)`, and `torch.load` where it unpickles, of what a download, an upload or a request brings.",
  silent:
    "The project's own files, paths from a command line or the environment, files whose digest is checked, `weights_only=True` and `torch.load` since PyTorch 2.6.",
  source: "Bandit B301, B614; Trail of Bits; PyTorch's notes on serialization",
  languages: ["Python"],
};
