import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { projectOf } from "../scaffolds/project-of.js";

const page = "import gradio as gr\n\ndemo = gr.Interface(print, 'text', 'text')\ndemo.launch(server_name='0.0.0.0')\n";
const training = "import torch\n\n\ndef step(loss, optimizer):\n    loss.backward()\n    optimizer.step()\n";
const fitted = "from sklearn.linear_model import Ridge\n\nmodel = Ridge().fit(rows, prices)\n";

async function serves(files: Readonly<Record<string, string>>): Promise<boolean> {
  return (await projectOf({ files })).traits.serves.value;
}

async function trains(code: string): Promise<boolean> {
  return (await projectOf({ files: { "train.py": code } })).traits.trains.value;
}

describe("what a project does", () => {
  it("is no service by a Gradio page that shows what training code has made", async () => {
    assert.equal(await serves({ "train.py": training, "gradio_app.py": page }), false);
    assert.equal(await serves({ "train.py": training, "gradio_demo/app.py": page }), false);
  });

  it("is no service by pages of Streamlit that show what training code has made", async () => {
    const tried = "import streamlit as st\n\nst.title('Samples')\n";
    assert.equal(await serves({ "train.py": training, "streamlit/home.py": tried, "streamlit/pages/one.py": tried }), false);
    assert.equal(await serves({ "train.py": fitted, "streamlit/home.py": tried }), true);
    assert.equal(await serves({ "train.py": training, "app.py": tried, Procfile: "web: streamlit run app.py\n" }), true);
  });

  it("is a service by such a page where something starts it for others, or where no network is trained", async () => {
    assert.equal(await serves({ "train.py": training, "app.py": page, Dockerfile: 'FROM python:3.12\nCMD ["python", "app.py"]\n' }), true);
    assert.equal(await serves({ "train.py": training, "app.py": page, Procfile: "web: python app.py\n" }), true);
    assert.equal(await serves({ "train.py": training, "app.py": page, "README.md": "---\nsdk: gradio\napp_file: app.py\n---\n" }), true);
    assert.equal(await serves({ "train.py": fitted, "app.py": page }), true);
    assert.equal(await serves({ "app.py": page }), true);
  });

  it("is training by steps of TensorFlow and Optax, and by models of MLflow's flavours", async () => {
    const tape = "import tensorflow as tf\n\noptimizer = tf.keras.optimizers.SGD()\noptimizer.apply_gradients(zip(grads, weights))\n";
    assert.equal(await trains(tape), true);
    assert.equal(await trains("import optax\n\nparams = optax.apply_updates(params, updates)\n"), true);
    assert.equal(await trains("import mlflow.xgboost\nfrom model import get\n\nmodel = get()\nmodel.fit(rows, sales)\n"), true);
    assert.equal(
      await trains("import mlflow.xgboost\n\nmodel = mlflow.xgboost.load_model('models:/sales/3')\nmodel.predict(rows)\n"),
      false,
    );
    assert.equal(await trains("import optax\n\nschedule = optax.cosine_decay_schedule(1.0, 10)\n"), false);
  });

  it("is training by what a program for demonstrations fits only where there is nothing else", async () => {
    assert.equal((await projectOf({ files: { "src/demo_setup.py": fitted, "src/main.py": "import share\n" } })).traits.trains.value, false);
    assert.equal((await projectOf({ files: { "src/setup.py": fitted } })).traits.trains.value, true);
  });

  it("is of language models by one that knows a language, not by a network that is made from a configuration", async () => {
    const llm = async (code: string) => (await projectOf({ files: { "model.py": code } })).traits.llm.value;
    const start = "from transformers import LlamaConfig, LlamaForCausalLM\n\n";
    assert.equal(await llm(`${start}model = LlamaForCausalLM(LlamaConfig(vocab_size=33))\nmodel.parameters()\n`), false);
    assert.equal(await llm(`${start}model = LlamaForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B")\n`), true);
  });

  it("is a pipeline by what Spark does with data, not by its session", async () => {
    const pipeline = async (code: string) => (await projectOf({ files: { "job.py": code } })).traits.pipeline.value;
    const start = "from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.getOrCreate()\n";
    assert.equal(await pipeline(start), false);
    assert.equal(await pipeline(`${start}spark.read.parquet("scans").write.saveAsTable("late")\n`), true);
  });
});
