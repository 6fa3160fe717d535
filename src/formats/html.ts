import { rulePageAddress } from "../rules/rule-page-path.js";
import { type Html, inlineCode, join, html as markup } from "../text/html.js";
import { htmlPage } from "./html-page.js";
import { placeLabel } from "./place-label.js";
import { reportBody } from "./report-body.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { commandFor, projectName } from "./to-report-json.js";

/** Reports as one self-contained page: its style within, no scripts, nothing loaded from elsewhere, every text of the workspace escaped. */
export function html(inputs: readonly ReportInput[]): string {
  const title = inputs.length === 1 && inputs[0] ? `Readiness of ${projectName(inputs[0])}` : `Readiness of ${inputs.length} projects`;
  return htmlPage({
    title,
    body: join(
      inputs.map((input, index) => article(input, inputs.length > 1 ? `project-${index + 1}-` : "")),
      "\n<hr>\n",
    ),
  });
}

function article(input: ReportInput, anchor: string): Html {
  const { report, actions, notes } = input;
  const places = new PlaceTable(input.texts, input.prefix);
  const body = reportBody(
    { name: projectName(input), report, actions, notes, anchor },
    {
      rule: rulePageAddress,
      place: (at) => markup`<code>${placeLabel(places, at)}</code>`,
      step: (_, fix) => markup`${inlineCode(fix.title)}${commandFor(fix) ? markup` <code>${commandFor(fix) ?? ""}</code>` : ""}`,
      draft: markup`<code>roadworthy init</code> drafts one from what was found.`,
    },
  );
  return markup`<article>
${body}
</article>`;
}
