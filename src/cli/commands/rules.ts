import { areas } from "../../rules/areas.js";
import { catalogue } from "../../rules/catalogue.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { listFormatOption } from "../options.js";

/** Prints all rules, by area. */
export const rules = defineCommand({
  name: "rules",
  usages: [{ operands: "", does: "list all rules" }],
  options: { format: listFormatOption },
  run({ format }, { output }) {
    if (format === "json") {
      const list = catalogue.map(({ id, title, area, stage, weight, critical, asks, offByDefault }) => ({
        id,
        title,
        area,
        stage,
        weight,
        critical: critical === true,
        asks,
        offByDefault: offByDefault !== undefined,
      }));
      output.out(`${JSON.stringify(list, null, 2)}\n`);
      return exitCode.clean;
    }
    for (const [area, { title, question }] of Object.entries(areas)) {
      output.out(`\n${title}: ${question}\n`);
      for (const rule of catalogue.filter((one) => one.area === area)) {
        output.out(
          `  ${rule.id.padEnd(28)} ${rule.stage.padEnd(11)} ${rule.critical ? "critical" : `weight ${rule.weight}`}  ${rule.title}${rule.offByDefault ? " (off by default)" : ""}\n`,
        );
      }
    }
    return exitCode.clean;
  },
});
