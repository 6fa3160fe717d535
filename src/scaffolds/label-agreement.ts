import { declared } from "../project/stack/written-commands.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { agreementScript } from "./templates/agreement-script.js";

/** How far labellers agree, measured the same way each time. */
export const labelAgreement: Scaffold = {
  title: "Labeller agreement",
  description: "A script that computes Cohen's kappa and Krippendorff's alpha on cases labelled twice, and fails under a floor.",
  effort: 15,
  raises: ["labels/agreement"],
  suits: ({ manifest, withCapability }) => manifest.has("labels") || withCapability("labelling").length > 0,
  edits(project) {
    const floor = Number(declared(project, "labels", "agreement", "minimum")?.value);
    const text = agreementScript(floor > 0 && floor <= 1 ? floor : undefined);
    return [newFile(project, "labels/agreement.py", text)];
  },
};
