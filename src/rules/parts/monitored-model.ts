import { all, any } from "../../project/trait.js";

/** When drift matters: a trained model that answers, or is run on a schedule. */
export const monitoredModel = all("trains", any("serves", "batch"));
