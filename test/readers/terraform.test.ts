import assert from "node:assert/strict";
import { terraformReader } from "../../src/readers/terraform.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const aws = `terraform {
  required_providers {
    aws     = { source = "hashicorp/aws", version = "~> 5.0" }
    datadog = { source = "DataDog/datadog" }
  }
  backend "s3" { bucket = "tfstate" }
}

data "aws_ecr_repository" "app" { name = "churn" }

resource "aws_s3_bucket" "features" {
  bucket = "\${var.project}-features"
}

resource "aws_db_instance" "app" {
  engine         = "postgres"
  instance_class = "db.t3.micro"
}

resource "aws_ecs_task_definition" "api" {
  family = "churn-api"
  memory = 2048
  container_definitions = jsonencode([
    {
      name      = "api"
      image     = "\${data.aws_ecr_repository.app.repository_url}:1.4.2"
      command   = ["uvicorn", "app.main:app"]
      environment = [
        { name = "MLFLOW_TRACKING_URI", value = "http://mlflow.internal:5000" },
      ]
      healthCheck = {
        command  = ["CMD-SHELL", "curl -f http://localhost:8000/healthz || exit 1"]
        interval = 30
      }
    }
  ])
}

resource "aws_lb_target_group" "api" {
  port = 8000
  health_check {
    path    = "/ready"
    matcher = "200"
  }
}

resource "aws_ecs_service" "api" {
  name            = "churn-api"
  task_definition = aws_ecs_task_definition.api.arn
}

resource "aws_appautoscaling_target" "api" {
  max_capacity       = 8
  min_capacity       = 2
  resource_id        = "service/\${aws_ecs_cluster.main.name}/\${aws_ecs_service.api.name}"
  scalable_dimension = "ecs:service:DesiredCount"
}

resource "aws_cloudwatch_event_rule" "retrain" {
  schedule_expression = "cron(0 3 ? * MON *)"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name    = "churn-5xx"
  alarm_actions = [aws_sns_topic.oncall.arn]
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name    = "churn-p95"
  alarm_actions = []
}

resource "aws_lambda_function" "score" {
  image_uri   = var.image_uri
  memory_size = 512
  environment {
    variables = {
      MODEL_BUCKET = aws_s3_bucket.features.id
    }
  }
}

module "mlflow" {
  source = "./modules/mlflow"
  image  = "ghcr.io/mlflow/mlflow:v2.12.1"
  max_instances = 1
}
`;

const clouds = `resource "google_cloud_run_v2_service" "api" {
  template {
    scaling {
      min_instance_count = 1
      max_instance_count = 20
    }
    containers {
      image = "europe-docker.pkg.dev/acme/ml/api:1.0"
      resources {
        limits = { cpu = "2", memory = "4Gi" }
      }
      startup_probe {
        http_get { path = "/" }
      }
      liveness_probe {
        http_get {
          path = "/healthz"
        }
      }
      dynamic "env" {
        for_each = var.env
        content {
          name  = "QDRANT_URL"
          value = env.value
        }
      }
    }
  }
}

resource "google_cloud_scheduler_job" "score" {
  schedule = "0 4 * * *"
  http_target { uri = "https://score.example.com/run" }
}

resource "google_monitoring_alert_policy" "drift" {
  notification_channels = [google_monitoring_notification_channel.slack.name]
}

resource "google_compute_instance" "gpu" {
  boot_disk {
    initialize_params { image = "deeplearning-platform-release/common-cu121" }
  }
}

resource "google_cloudfunctions2_function" "f" {
  build_config {
    runtime     = "python312"
    entry_point = "handle"
  }
}

resource "azurerm_linux_web_app" "web" {
  site_config {
    health_check_path = "/health"
  }
}

resource "azurerm_lb_probe" "web" { request_path = "/live" }

resource "azurerm_monitor_metric_alert" "cpu" {
  action { action_group_id = azurerm_monitor_action_group.oncall.id }
}

resource "azurerm_monitor_autoscale_setting" "web" {
  target_resource_id = azurerm_service_plan.plan.id
  profile {
    capacity {
      maximum = 10
    }
  }
}

resource "datadog_monitor" "silent" { message = "p95 is high, see user@" }
resource "datadog_monitor" "loud" {
  message = <<-EOT
    p95 is high
    @slack-ml-alerts
  EOT
}

resource "helm_release" "prometheus" {
  repository = "https://charts.example.com/prometheus"
  chart      = "kube-prometheus-stack"
}
`;

const path = "infra/main.tf";
const read = reading(terraformReader, path);

describe("terraform reader", () => {
  const facts = read(aws);
  const named = (kind: string, name: string, from = facts) =>
    from.resources.find((resource) => resource.kind === kind && resource.name === name) ?? assert.fail(`${kind}.${name}`);

  it("reads resources and modules where they are named, and the types of data sources and providers", () => {
    assert.equal(facts.format, "terraform");
    assert.deepEqual(
      facts.resources.map(({ kind, name }) => `${kind}.${name}`),
      [
        "aws_s3_bucket.features",
        "aws_db_instance.app",
        "aws_ecs_task_definition.api",
        "aws_lb_target_group.api",
        "aws_ecs_service.api",
        "aws_appautoscaling_target.api",
        "aws_cloudwatch_event_rule.retrain",
        "aws_cloudwatch_metric_alarm.errors",
        "aws_cloudwatch_metric_alarm.latency",
        "aws_lambda_function.score",
        "module.mlflow",
      ],
    );
    assert.equal(cut(aws, named("aws_s3_bucket", "features").span), "features");
    const markers = signValues(facts, "config");
    for (const marker of ["aws_s3_bucket", "aws_ecr_repository", "datadog-provider", "postgres-engine"]) assert(markers.includes(marker), marker);
  });

  it("reads the containers of a task", () => {
    const task = named("aws_ecs_task_definition", "api");
    assert.deepEqual(
      task.images.map(({ value, span }) => [value, cut(aws, span)]),
      [["${data.aws_ecr_repository.app.repository_url}:1.4.2", "${data.aws_ecr_repository.app.repository_url}:1.4.2"]],
    );
    assert.deepEqual(
      task.commands.map(({ value }) => value),
      ["uvicorn app.main:app"],
    );
    assert.deepEqual(
      task.probes.map(({ kind, path: asked }) => [kind, asked]),
      [["health-check", "/healthz"]],
    );
    assert.equal(cut(aws, task.limits), "memory = 2048");
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "MODEL_BUCKET"]);
    assert.deepEqual(signValues(facts, "uri"), ["http://mlflow.internal:5000", "http://localhost:8000/healthz"]);
  });

  it("reads health checks, schedules, autoscalers with their targets, and alarms", () => {
    assert.deepEqual(named("aws_lb_target_group", "api").probes[0]?.path, "/ready");
    assert.equal(named("aws_cloudwatch_event_rule", "retrain").schedule?.value, "cron(0 3 ? * MON *)");
    const scaler = named("aws_appautoscaling_target", "api");
    assert.deepEqual([cut(aws, scaler.scaling), scaler.target], ["api", "api"]);
    assert.equal(named("aws_ecs_service", "api").scaling, undefined);
    assert.equal(named("aws_cloudwatch_metric_alarm", "errors").alarm?.notifies, true);
    assert.equal(named("aws_cloudwatch_metric_alarm", "latency").alarm?.notifies, false);
    assert.equal(named("aws_ecs_service", "api").alarm, undefined);
  });

  it("knows no image that a variable holds, and no scaling to one", () => {
    assert.deepEqual(named("aws_lambda_function", "score").images, []);
    const mlflow = named("module", "mlflow");
    assert.deepEqual([mlflow.images[0]?.value, mlflow.scaling], ["ghcr.io/mlflow/mlflow:v2.12.1", undefined]);
    assert.deepEqual(signValues(facts, "image"), ["ghcr.io/mlflow/mlflow"]);
  });

  it("reads the resources of other clouds and services", () => {
    const found = read(clouds);
    const run = named("google_cloud_run_v2_service", "api", found);
    assert.deepEqual(
      run.probes.map(({ kind, path: asked }) => `${kind} ${asked}`),
      ["startup /", "liveness /healthz"],
    );
    assert.equal(cut(clouds, run.scaling), "max_instance_count = 20");
    assert.match(cut(clouds, run.limits) ?? "", /^limits = \{ cpu/);
    assert(signValues(found, "env").includes("QDRANT_URL"));
    assert.equal(named("google_cloud_scheduler_job", "score", found).schedule?.value, "0 4 * * *");
    assert.equal(named("google_monitoring_alert_policy", "drift", found).alarm?.notifies, true);
    assert.deepEqual(named("google_compute_instance", "gpu", found).images, []);
    assert.deepEqual(named("google_cloudfunctions2_function", "f", found).commands, []);
    assert.deepEqual(named("azurerm_linux_web_app", "web", found).probes[0]?.path, "/health");
    assert.deepEqual(named("azurerm_lb_probe", "web", found).probes[0]?.path, "/live");
    assert.equal(named("azurerm_monitor_metric_alert", "cpu", found).alarm?.notifies, true);
    assert.equal(named("azurerm_monitor_autoscale_setting", "web", found).target, "plan");
    assert.equal(named("datadog_monitor", "silent", found).alarm?.notifies, false);
    assert.equal(named("datadog_monitor", "loud", found).alarm?.notifies, true);
    assert(signValues(found, "config").includes("chart:kube-prometheus-stack"));
  });

  it("knows what Azure's published modules declare", () => {
    const found = read(`
module "insights" {
  source  = "Azure/avm-res-insights-component/azurerm"
  version = "0.1.3"
}
module "site" {
  source = "Azure/avm-res-web-site/azurerm"
  kind   = "functionapp"
}
module "own" { source = "./modules/insights-component" }
`);
    assert.deepEqual(signValues(found, "config"), ["microsoft.insights/components", "microsoft.web/sites/functionapp"]);
  });

  it("reads nothing from files without resources, and notes what cannot be read", () => {
    assert.deepEqual(read('variable "image" {\n  default = "python:3.12"\n}\n').resources, []);
    assert.deepEqual(read('variable "image" {\n  default = "python:3.12"\n}\n').signs, []);
    assert.equal(read("<<<<<<< HEAD\nresource\n=======\n>>>>>>> x\n").notes.length, 1);
  });

  itTakesAnything(terraformReader, path, [aws, clouds]);
});
