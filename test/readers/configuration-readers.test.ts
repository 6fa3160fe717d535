import assert from "node:assert/strict";
import { sqlReader } from "../../src/readers/sql.js";
import { targetConfigReader } from "../../src/readers/target-config.js";
import { tsconfigReader } from "../../src/readers/tsconfig.js";
import { cut, itTakesAnything } from "./reading.js";

describe("sql reader", () => {
  const migration = "create extension if not exists vector with schema extensions;\nselect 1;\n";
  const read = (text: string) => sqlReader.read({ path: "migrations/1.sql", text, bytes: text.length });

  it("sees that PostgreSQL keeps vectors", () => {
    const [sign] = read(migration)?.signs ?? [];
    assert.deepEqual([sign?.value, cut(migration, sign?.span)], ["pgvector", "create extension if not exists vector"]);
    for (const text of ["alter table a add e vector(1536);", "CREATE INDEX i ON a USING hnsw (e vector_cosine_ops);"])
      assert.equal(read(text)?.signs.length, 1, text);
    for (const text of ["select vector from fields;", "create extension pgcrypto;", "select bitvector(3);"]) assert.equal(read(text), undefined, text);
  });

  it("sees rights on tables and rows", () => {
    for (const text of ["grant select, insert on claims to reader;", "ALTER TABLE claims ENABLE ROW LEVEL SECURITY;", "create policy own on claims;"])
      assert.deepEqual(
        read(text)?.signs.map(({ value }) => value),
        ["sql-rights"],
        text,
      );
    for (const text of ["select grant_id from grants;", "select 1 -- who may grant it"]) assert.equal(read(text), undefined, text);
  });

  itTakesAnything(sqlReader, "a.sql", [migration]);
});

describe("tsconfig reader", () => {
  const read = (text: string) => tsconfigReader.read({ path: "tsconfig.json", text, bytes: text.length });

  it("sees strict types, and not those that are switched off or commented out", () => {
    const strict = '{\n  // as strict as can be\n  "compilerOptions": {\n    "strict": true,\n  },\n}\n';
    assert.equal(cut(strict, read(strict)?.signs[0]?.span), '"strict": true');
    for (const text of ['{ "compilerOptions": { "strict": false } }', '{\n  // "strict": true\n}', "{}"]) assert.equal(read(text), undefined, text);
  });

  itTakesAnything(tsconfigReader, "tsconfig.json", ['{ "strict": true }']);
});

describe("target-config reader", () => {
  const read = (text: string) => targetConfigReader.read({ path: "configs/a.yaml", text, bytes: text.length });
  const signs = (text: string) => read(text)?.signs.map(({ kind, value }) => `${kind} ${value}`);

  it("takes the classes that configuration names to be made for calls", () => {
    const text = "wandb:\n  _target_: lightning.pytorch.loggers.wandb.WandbLogger\n  project: x\ncallbacks:\n  - class_path: lightning.Callback\n";
    assert.deepEqual(signs(text), ["call lightning.pytorch.loggers.wandb.WandbLogger", "call lightning.Callback"]);
    assert.equal(cut(text, read(text)?.signs[0]?.span), "lightning.pytorch.loggers.wandb.WandbLogger");
    for (const other of ["target: production\n", "# _target_: wandb.Run\n", "target: https://example.com/a.b\n"]) assert.equal(read(other), undefined, other);
  });

  it("takes the trackers that training reports to for configuration", () => {
    assert.deepEqual(signs("report_to: wandb\n"), ["config wandb"]);
    assert.deepEqual(signs("lr: 1\nreport_to:\n- tensorboard\n- wandb\nsave: 2\n"), ["config tensorboard", "config wandb"]);
    assert.deepEqual(signs('report_to: ["mlflow"]\n'), ["config mlflow"]);
    for (const off of ["report_to: none\n", "report_to: all\n", "report_to: null\n"]) assert.deepEqual(signs(off) ?? [], [], off);
  });

  it("takes the trackers that are switched on for configuration", () => {
    assert.deepEqual(signs("logger:\n  use_tb_logger: true\n  use_wandb: True # always\n"), ["config tensorboard", "config wandb"]);
    for (const off of ["use_tb_logger: false\n", "# use_wandb: true\n", "use_tbl: true\n", "use_wandb: ~\n"]) assert.deepEqual(signs(off) ?? [], [], off);
  });

  itTakesAnything(targetConfigReader, "a.yaml", ["_target_: a.b.C\nreport_to: [wandb]\n"]);
});
