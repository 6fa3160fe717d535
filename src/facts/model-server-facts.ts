import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What the configuration of a model server says: one model or service; of a file with several, all that they serve under the first name. */
export interface ModelServerFacts extends CommonFacts {
  /** A tool's id: `triton`, `bentoml`, `kserve`, `seldon` (also of MLServer), `torchserve`, `tf-serving`, `cog`, `truss`. */
  readonly tool: string;
  readonly name?: Located<string>;
  /** What is served: `service.py:svc`, a storage address, a backend with its platform. */
  readonly serves: readonly Located<string>[];
  /** What the served model does, in the words of Hugging Face's tasks, where the server is told: `text-generation`. */
  readonly task?: Located<string>;
  /** The settings, by key, that batch requests, run several instances or serve more at less cost in another way. */
  readonly optimised: readonly Located<string>[];
}
