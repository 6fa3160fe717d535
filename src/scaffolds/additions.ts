import type { Insertion } from "../text/append-entries.js";

/** Why nothing can be put among jobs in flow style, or where there are none. */
export const noPlace = "Its jobs are not written one below the other.";

/** What has to be put into a pipeline, and where in it the new jobs stand; or why it cannot. */
export type Additions =
  | {
      readonly insertions: readonly Insertion[];
      /** The map or list that gets entries, and how many. */
      readonly holder: readonly (string | number)[];
      readonly entries: number;
      /** Jobs that others now wait for besides. */
      readonly gates?: readonly string[];
    }
  | { readonly problem: string };
