import type { CodeCheck } from "../../code-check.js";

export const outOfOrder: CodeCheck = {
  flags: "Notebooks whose cells were saved after running in another order than from top to bottom, or ended in an error.",
  silent: "Cells that never ran or whose outputs were stripped, numbers with gaps, a restart in between, and documents and examples.",
  source: "pynblint",
  languages: ["Python"],
};
