import { Factuality } from "autoevals";
import cases from "./cases.json" with { type: "json" };

async function scoreByLanguage(language) {
  const part = cases.filter((one) => one.language === language);
  return Promise.all(part.map(({ question, answer }) => Factuality({ input: question, output: answer })));
}

console.log(await scoreByLanguage("en"), await scoreByLanguage("de"));
