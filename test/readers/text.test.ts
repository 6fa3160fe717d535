import assert from "node:assert/strict";
import { textReader } from "../../src/readers/text.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const read = reading(textReader, "src/app.py");

// Secrets are put together here, so that no scanner takes this file for a leak.
const mixed = ["Zq7Lm2Xv9Rb4", "Tn8Kc3Wd6Hf1", "Jp5Gs0Ya7Ue2", "Vo9Ni4Mk8Bx3", "Qw6Et1Ry5Ui0", "Pa2Sd7Fg3Hj8"].join("");
const letters = (length: number) => mixed.repeat(4).slice(0, length);
const hex = "9f8e4a1b7c2d6053e8f19a4b7c2d60e5".repeat(2);

const reference = (name: string) => `\${${name}}`;

/** One of each form, whole. */
const tokens: Readonly<Record<string, string>> = {
  "OpenAI API key": `sk-${"proj-"}${letters(48)}`,
  "OpenAI-style API key": `sk-${letters(32)}`,
  "Anthropic API key": `sk-${"ant-"}api03-${letters(80)}`,
  "OpenRouter API key": `sk-${"or-v1-"}${hex}`,
  "Langfuse secret key": `sk-${"lf-"}9f8e4a1b-7c2d-6053-e8f1-9a4b7c2d60e5`,
  "AWS access key id": `AKI${"A"}Q3EGZ7LM2XV9RB4T`,
  "GitHub token": `gh${"p_"}${letters(36)}`,
  "GitLab token": `glpat${"-"}${letters(20)}`,
  "Hugging Face token": `hf${"_"}${letters(34)}`,
  "Slack token": `xox${"b-"}2048150937-${letters(24)}`,
  "Google API key": `AIz${"a"}${letters(35)}`,
  "Stripe live key": `sk_${"live_"}${letters(24)}`,
  "Groq API key": `gs${"k_"}${letters(52)}`,
  "Pinecone API key": `pcs${"k_"}${letters(60)}`,
  "LangSmith API key": `lsv2${"_pt_"}${hex.slice(0, 32)}_${hex.slice(0, 10)}`,
  "Databricks token": `dap${"i"}${hex.slice(0, 32)}`,
  "npm token": `npm${"_"}${letters(36)}`,
  "PyPI token": `pypi-${"AgE"}${letters(60)}`,
};

function secrets(text: string, path?: string): [what: string, found: string | undefined][] {
  return read(text, path).secrets.map(({ what, span }) => [what, cut(text, span)]);
}

function homes(text: string, path?: string): string[] {
  const { homePaths } = read(text, path);
  for (const { value, span } of homePaths) assert.equal(cut(text, span), value);
  return homePaths.map(({ value }) => value);
}

function waivers(text: string, path?: string): unknown[] {
  return read(text, path).waivers.map(({ rules, reason, covers, span }) => ({
    rules,
    ...(reason === undefined ? {} : { reason }),
    covers: cut(text, covers),
    at: cut(text, span),
  }));
}

describe("text reader", () => {
  it("takes the homes that cloud-init makes for those of every machine", () => {
    const text = "users:\n  - name: parcels\nwrite_files:\n  - path: /home/parcels/deploy.sh\n";
    assert.deepEqual(homes(`#cloud-config\n${text}`, "user_data.yaml"), []);
    assert.deepEqual(homes(text, "user_data.yaml"), ["/home/parcels/deploy.sh"]);
  });

  describe("secrets", () => {
    it("are known by their form, wherever they stand", () => {
      for (const [what, token] of Object.entries(tokens)) {
        for (const text of [
          `client = Client("${token}")`,
          `export X=${token}\n`,
          `# ${token} `,
          `{"a": "-H 'Bearer ${token}'"}`,
          token,
          `"a = \\"b\\"\\n${token}\\n"`,
        ]) {
          assert.deepEqual(secrets(text), [[what, token]], text);
        }
      }
    });

    it("include keys in blocks, connection strings and webhooks", () => {
      const body = `${letters(64)}\n${letters(64)}`;
      assert.deepEqual(
        secrets(`-----BEGIN RSA ${"PRIVATE"} KEY-----\n${body}\n`).map(([what]) => what),
        ["private key"],
      );
      assert.deepEqual(
        secrets(
          `{"type": "service_account", "private_key": "-----BEGIN ${"PRIVATE"} KEY-----\\n${body.replace("\n", "\\n")}"}`,
          "key.json",
        ).map(([what]) => what),
        ["private key"],
      );
      assert.equal(secrets(`DefaultEndpointsProtocol=https;Account${"Key"}=${letters(86)}==;`)[0]?.[0], "Azure storage account key");
      assert.equal(secrets(`url = "https://hooks.slack.com/${"services"}/T0Q3EGZ7L/B0M2XV9RB/${letters(24)}"`)[0]?.[0], "Slack webhook");
    });

    it("are not placeholders, examples or code", () => {
      for (const text of [
        `key = "sk-${"x".repeat(48)}"`,
        `c.NotebookApp.password = u"sha1:c6bbcba2d04b:f969e403db876dcfbe26f47affe41909bd53392e"`,
        `key = "sk-proj-${"your-key-here-".repeat(4)}"`,
        `key = "sk-${"1234567890abcdef".repeat(3)}"`,
        'aws_access_key_id = "AKIAIOSFODNN7EXAMPLE"',
        'aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
        `task-${letters(48)} risk_sk-${letters(10)} disk-usage-of-the-whole-machine-in-one-word`,
        "from hf_hub_download_and_cache_everything import hf_transfer_is_not_a_token_either",
        'BEGIN = "-----BEGIN PRIVATE KEY-----"\nEND = "-----END PRIVATE KEY-----"',
        `-----BEGIN PUBLIC KEY-----\n${letters(64)}`,
        `AccountName=devstoreaccount1;Account${"Key"}=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1${letters(54)}==;`,
        `COSMOS_${"KEY"}=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEH${letters(54)}==`,
        `a${tokens["AWS access key id"]} ${tokens["AWS access key id"]}B`,
      ]) {
        assert.deepEqual(secrets(text), [], text);
      }
    });

    it("are passwords in addresses of machines that others can reach", () => {
      const word = "tR8" + "kq2Lw";
      assert.deepEqual(secrets(`DB = "postgresql+psycopg2://app:${word}@db.acme.io:5432/prod"`), [["password in a URL", word]]);
      assert.deepEqual(secrets(`uri: mongodb+srv://svc:${word}@c0.x9k.mongodb.net`, "app.yaml"), [["password in a URL", word]]);
      for (const address of [
        `postgres://app:${word}@localhost/db`,
        `postgres://app:${word}@127.0.0.1/db`,
        `postgres://app:${word}@db:5432/app`,
        `redis://:${word}@host.docker.internal`,
        `https://ann:${word}@example.com/x`,
        "postgres://postgres:postgres@db.acme.io/x",
        "postgres://app:password@db.acme.io/x",
        "postgres://app:changeme@db.acme.io/x",
        "postgres://app:<password>@db.acme.io/x",
        `postgres://app:${reference("DB_PASSWORD")}@db.acme.io/x`,
        'f"postgres://{user}:{password}@db.acme.io/x"',
        '"postgres://%s:%s@db.acme.io/x"',
        "http://acme.io:8080/a@b.c",
        "https://acme.io/@ann:b",
      ]) {
        assert.deepEqual(secrets(`x = "${address}"`), [], address);
      }
    });

    it("are random or strong literals assigned to a name that says so", () => {
      const value = letters(32);
      const word = `Vb7!${"kz"}Qp4`;
      assert.deepEqual(secrets(`api_key = "${value}"`), [["secret in an assignment", value]]);
      for (const text of [
        `OPENAI_KEY: str = '${value}'`,
        `config["client_secret"] = "${value}"`,
        `{"accessToken": "${value}"}`,
        `const apiKey = \`${value}\``,
        `"api_key = \\"${value}\\"\\n"`,
        `AWS_SECRET_ACCESS_KEY = "${value.slice(0, 20)}/${value.slice(20)}+x"`,
        `WANDB_API_KEY = "${hex.slice(0, 40)}"`,
      ]) {
        assert.equal(secrets(text).length, 1, text);
      }
      assert.deepEqual(secrets(`connect(password="${word}")`), [["password", word]]);
      assert.deepEqual(
        secrets(`API_TOKEN=${value}\nDB_PASSWORD=${word}\n`, ".env").map(([, found]) => found),
        [value, word],
      );
      assert.deepEqual(secrets(`db:\n  password: ${word}  # prod\n`, "conf/app.yaml"), [["password", word]]);
      assert.deepEqual(secrets(`password: ${word}\n`, "src/app.ts"), []);
    });

    it("are not names, references, words, paths or model tokens", () => {
      for (const text of [
        'api_key = os.environ["OPENAI_API_KEY"]',
        "api_key = os.getenv('OPENAI_API_KEY', '')",
        "const apiKey = process.env.OPENAI_API_KEY_2;",
        'api_key = "your-openai-api-key-goes-here-1"',
        `api_key: "${reference("OPENAI_API_KEY")}"`,
        'token: "{{ secrets.API_TOKEN_1 }}"',
        'secret: "projects/acme/secrets/openai-key-2024"',
        'private_key = "/etc/ssl/private/server1.key2"',
        `eos_token = "${letters(24)}"`,
        `cache_key = "${letters(24)}"`,
        `public_key = "${letters(24)}"`,
        `token_count = "${letters(24)}"`,
        `secret == "${letters(24)}"`,
        '"AWS::IAM::AccessKey": "62d91b17309e76c862d91b17309e76c8"',
        'api_key = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"',
        'password = "password123"',
        'password = "P@ssw0rd!"',
        'password = "admin"',
        'password_field = "Vb7!kzQp4"',
        `password = "${reference("DB_PASSWORD")}"`,
        'key = "categorical_features_2"',
      ]) {
        assert.deepEqual(secrets(text), [], text);
      }
    });

    it("in tests and examples are only those of known form", () => {
      for (const path of ["tests/test_api.py", "src/api_test.py", ".env.example", "docs/conf.py", "src/fixtures/a.json"]) {
        assert.deepEqual(secrets(`api_key = "${letters(32)}"`, path), [], path);
        assert.equal(secrets(`api_key = "${tokens["GitHub token"]}"`, path).length, 1, path);
      }
    });

    it("are reported once, under their most telling name, and never kept", () => {
      const token = tokens["OpenAI API key"] ?? "";
      const text = `OPENAI_API_KEY="${token}"\nDB="postgres://app:${letters(12)}@db.acme.io"\n`;
      assert.deepEqual(
        secrets(text, ".env").map(([what]) => what),
        ["OpenAI API key", "password in a URL"],
      );
      const kept = JSON.stringify(read(text, ".env"));
      assert(!kept.includes(token) && !kept.includes(letters(12)));
    });
  });

  describe("home paths", () => {
    it("are found on every system", () => {
      assert.deepEqual(homes('data = "/home/ann/data/train.csv"'), ["/home/ann/data/train.csv"]);
      assert.deepEqual(homes("path: /Users/ann.lee/churn/model.pkl\n", "a.yaml"), ["/Users/ann.lee/churn/model.pkl"]);
      assert.deepEqual(homes("DATA=file:///home/ann/x", ".env"), ["/home/ann/x"]);
      assert.deepEqual(homes(String.raw`p = r"C:\Users\Ann Lee\data"`), [String.raw`C:\Users\Ann Lee\data`]);
      assert.deepEqual(homes(String.raw`p = "C:\\Users\\ann\\data"`), [String.raw`C:\\Users\\ann\\data`]);
      assert.deepEqual(homes(String.raw`p = r"D:\new\train.csv"; q = "E:/data/x y.csv"; s = 'F:\\tt\\a1'; t = "G:\data"`), [
        String.raw`D:\new\train.csv`,
        "E:/data/x y.csv",
        String.raw`F:\\tt\\a1`,
        String.raw`G:\data`,
      ]);
    });

    it("are not those of images, hosted environments or nobody", () => {
      for (const path of [
        "/home/jovyan/work",
        "/home/app/src",
        "/home/runner/work/x",
        "/home/ubuntu/x",
        "/root/x",
        "/home/username/x",
        "/home/<user>/x",
        "/home/$USER/x",
        "/Users/Shared/x",
        "C:\\\\Users\\\\Public\\\\x",
      ]) {
        assert.deepEqual(homes(`x = "${path}"`), [], path);
      }
    });

    it("are not in docstrings and in code out of use, nor in long JSON, which a program wrote", () => {
      assert.deepEqual(homes('x = 1\n"""\nrows = read("/home/ann/a.csv")\n"""\nrows = read("/home/ann/b.csv")\n'), ["/home/ann/b.csv"]);
      assert.deepEqual(homes('run(\n  """\n  cat /home/ann/a.csv\n  """\n)\nq = """\n/home/ann/b.csv"""\n'), ["/home/ann/a.csv", "/home/ann/b.csv"]);
      const record = `{ "file": "/home/ann/a.csv", "text": ["${"a word, ".repeat(10)}"],\n${"\n  1,".repeat(1000)} }`;
      assert.deepEqual(homes(record, "a.json"), ["/home/ann/a.csv"]);
      assert.deepEqual(homes(`[${`${record},\n`.repeat(20)}]`, "a.json"), []);
    });

    it("are not routes, addresses, parts of other paths, escapes, systems or comments", () => {
      for (const text of [
        '@app.get("/home/ann/profile")',
        '<a href="/Users/ann/x">',
        'u = "https://acme.io/home/ann/x"',
        'p = "src/home/ann/x"',
        'p = f"{root}/home/ann/x"',
        'p = "/home/ann"',
        'print("A:\\nfoo\\nbar")',
        'm = {"a://b": 1}',
        String.raw`w = "C:\\Windows\\System32"; v = "C:\\Program Files\\R"`,
        "# python train.py --data /home/ann/data/x",
        "    >>> load('/home/ann/data/x')",
      ]) {
        assert.deepEqual(homes(text), [], text);
      }
      assert.deepEqual(homes("WORKDIR /home/ml/app/\n", "docker/Dockerfile"), []);
    });

    it("in a notebook are those of the cells, not of outputs", () => {
      const json = JSON.stringify({
        metadata: { path: "/home/ann/meta/x" },
        cells: [
          { cell_type: "code", source: ['p = "/home/ann/data/x"\n'], outputs: [{ output_type: "stream", text: ["/home/ann/venv/lib"] }] },
        ],
      });
      assert.deepEqual(homes(json, "a.ipynb"), ["/home/ann/data/x"]);
      assert.deepEqual(homes(`${json}}`, "a.ipynb"), []);
    });

    it("are no more than 200", () => {
      assert.equal(homes('"/home/ann/data/x"\n'.repeat(500)).length, 200);
    });
  });

  describe("waivers", () => {
    it("cover their own line", () => {
      const text = "x = 1\nreply = ask()  # roadworthy: ignore[llm/timeout, llm/retry] -- the gateway does both\ny = 2\n";
      assert.deepEqual(waivers(text), [
        {
          rules: ["llm/timeout", "llm/retry"],
          reason: "the gateway does both",
          covers: "reply = ask()  # roadworthy: ignore[llm/timeout, llm/retry] -- the gateway does both",
          at: "# roadworthy: ignore[llm/timeout, llm/retry] -- the gateway does both",
        },
      ]);
    });

    it("cover the next line of code when they stand alone", () => {
      const text = "  # roadworthy: ignore[a/b] -- one\n  # roadworthy: ignore[c/d] -- two\n\n  # more\n  reply = ask()\r\nz = 1\n";
      assert.deepEqual(
        read(text).waivers.map(({ covers }) => cut(text, covers)),
        ["  reply = ask()", "  reply = ask()"],
      );
      assert.deepEqual(
        read("x = 1\n# roadworthy: ignore[a/b] -- last").waivers.map(({ covers }) => covers.start),
        [6],
      );
    });

    it("are read in the comments of any language", () => {
      for (const [comment, path] of [
        ["# roadworthy: ignore[a/b] -- why", "a.yaml"],
        ["// roadworthy: ignore[a/b] -- why", "a.ts"],
        ["-- roadworthy: ignore[a/b] -- why", "a.sql"],
        ["<!-- roadworthy: ignore[a/b] -- why -->", "a.json"],
        ["/* roadworthy: ignore[a/b] -- why */", "a.js"],
        ["; roadworthy:ignore[ a/b ]--why", "a.ini"],
        ["# roadworthy: ignore[a/b] -- why  ", "a.py"],
      ] as const) {
        const [waiver] = read(`${comment}\nx`, path).waivers;
        assert.deepEqual([waiver?.rules, waiver?.reason], [["a/b"], "why"], comment);
      }
    });

    it("keep the quotes of their reason", () => {
      assert.equal(read('x # roadworthy: ignore[a/b] -- see "notes"').waivers[0]?.reason, 'see "notes"');
    });

    it("may lack a reason, which is then absent", () => {
      for (const text of ["x # roadworthy: ignore[a/b]", "x # roadworthy: ignore[a/b] --", "x # roadworthy: ignore[a/b] -- "]) {
        assert.deepEqual(
          read(text).waivers.map(({ rules, reason }) => [rules, reason]),
          [[["a/b"], undefined]],
        );
      }
    });

    it("are not other mentions", () => {
      for (const text of ["roadworthy: ignore[a/b]", "# roadworthy: please ignore", "# roadworthy.yaml", "manifest: roadworthy:"]) {
        assert.deepEqual(waivers(text), [], text);
      }
    });

    it("in a notebook stand in the JSON of the cell", () => {
      const json = JSON.stringify(
        { cells: [{ source: ["# roadworthy: ignore[a/b] -- one\n", "\n", "ask()\n", "go()  # roadworthy: ignore[c/d] -- two"] }] },
        null,
        1,
      );
      assert.deepEqual(waivers(json, "a.ipynb"), [
        { rules: ["a/b"], reason: "one", covers: '    "ask()\\n",', at: "# roadworthy: ignore[a/b] -- one" },
        { rules: ["c/d"], reason: "two", covers: '    "go()  # roadworthy: ignore[c/d] -- two"', at: "# roadworthy: ignore[c/d] -- two" },
      ]);
    });
  });

  it("leaves locks, minified files and what is no text alone", () => {
    const token = `x = "${tokens["GitHub token"]}"`;
    const minified = `${token};${"var a=1;".repeat(5_000)}`;
    assert.equal(textReader.read({ path: "web/package-lock.json", text: token, bytes: 1 }), undefined);
    assert.equal(textReader.read({ path: "conda-lock.yml", text: token, bytes: 1 }), undefined);
    assert.equal(textReader.read({ path: "static/app.js", text: minified, bytes: 1 }), undefined);
    assert.equal(textReader.read({ path: "a.py", text: undefined, bytes: 3_000_000 }), undefined);
    assert.equal(read(minified, "image.ipynb").secrets.length, 1);
    assert.equal(read(token, "key.json").secrets.length, 1);
  });

  itTakesAnything(textReader, "src/app.py", [
    `# roadworthy: ignore[a/b] -- why\napi_key = "${letters(32)}"\nx = "postgres://a:${letters(9)}@b.io"\n${Object.values(tokens).join("\n")}`,
    'p = r"C:\\Users\\ann\\x"\nq = "/home/ann/x/y"\nr = "D:/data/z"\n',
  ]);
});
