import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { noModel } from "../../src/rules/parts/no-model.js";
import { onlySql } from "../../src/rules/parts/only-sql.js";
import { unseenLabelling } from "../../src/rules/parts/people-label.js";
import { notRented } from "../../src/rules/parts/rented.js";
import { projectOf } from "../scaffolds/project-of.js";

const load = `import modal\n\napp = modal.App("load")\n\n\n@app.function()\ndef load(day):\n    print(day)\n`;
const train = `from sklearn.linear_model import LinearRegression\n\nmodel = LinearRegression()\nmodel.fit([[1]], [2])\n`;

describe("what is not seen is not asked for", () => {
  it("takes a cloud function of a pipeline without a model for no service", async () => {
    const alone = await projectOf({ files: { "load.py": load } });
    assert.equal(alone.traits.serves.value, true);
    const pipeline = await projectOf({
      files: { "load.py": load, "dbt_project.yml": "name: parcels\nversion: 1.0.0\nprofile: parcels\n" },
    });
    assert.equal(pipeline.traits.serves.value, false);
    assert.equal(typeof noModel(pipeline), "string");
  });

  it("asks for labelling only where people label", async () => {
    const measured = await projectOf({ files: { "train.py": train } });
    assert.equal(measured.traits.labels.value, true);
    assert.equal(typeof unseenLabelling(measured), "string");
    const labelled = await projectOf({
      files: { "train.py": train, "label.py": 'from label_studio_sdk import Client\n\nClient(url="http://labels")\n' },
    });
    assert.equal(unseenLabelling(labelled), undefined);
  });

  it("asks for packages and unit tests only where there is code beside SQL", async () => {
    const models = {
      "dbt_project.yml": "name: parcels\nversion: 1.0.0\nprofile: parcels\nmodel-paths: [models]\n",
      "models/late.sql": "select * from {{ ref('scans') }}\n",
    };
    assert.equal(typeof onlySql(await projectOf({ files: models })), "string");
    assert.equal(onlySql(await projectOf({ files: { ...models, "load.py": load } })), undefined);
    assert.equal(onlySql(await projectOf({ files: { "queries/late.sql": "select 1\n" } })), undefined);
  });

  it("takes a judge that an evaluation asks for none that production rents", async () => {
    const judge = `from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4o", messages=[])\n`;
    assert.equal(typeof notRented(await projectOf({ files: { "eval/judge.py": judge } })), "string");
    assert.equal(notRented(await projectOf({ files: { "app/answer.py": judge } })), undefined);
  });
});
