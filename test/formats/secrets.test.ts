import assert from "node:assert/strict";
import { formats } from "../../src/formats/formats.js";
import { inputOf } from "./input-of.js";

// None was ever given out; each has the form of a real one.
const secrets = {
  aws: "AKIAQZ3M7VXN2LKPW4TJ",
  anthropic: "sk-ant-api03-Qw8rT2yU5iO9pA3sD6fG1hJ4kL7zX0cVbN5mQ1wE8r",
  password: "h7Gq2Lx9Vt4Wz8Kd",
};

describe("secrets of a workspace", () => {
  for (const [name, format] of Object.entries(formats))
    it(`are not told again as ${name}`, async () => {
      const input = await inputOf({
        "roadworthy.yaml": `version: 1\nproject: { name: desk, kind: [llm-app] }\nserving: [{ name: api, auth: "${secrets.anthropic}" }]\n`,
        "app.py": `import openai\n\nKEY = "${secrets.aws}"\nreply = openai.OpenAI(api_key="${secrets.anthropic}").chat.completions.create(model="gpt-4o", messages=[])\n`,
        "store.py": `import sqlalchemy\n\nengine = sqlalchemy.create_engine("postgresql://desk:${secrets.password}@db.desk.internal/desk")\n`,
      });
      assert(input.report.findings.filter(({ rule }) => rule === "governance/secrets").length >= 3);
      const text = format.render([input], { verbose: true });
      for (const [kind, secret] of Object.entries(secrets)) assert(!text.includes(secret), kind);
    });
});
