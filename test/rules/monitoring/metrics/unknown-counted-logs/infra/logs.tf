resource "aws_cloudwatch_log_group" "api" {
  name = "/parcels/api"
}

resource "aws_cloudwatch_log_metric_filter" "failed" {
  name           = "failed"
  log_group_name = aws_cloudwatch_log_group.api.name
  pattern        = "{ $.status = 503 }"

  metric_transformation {
    name      = "failed"
    namespace = "parcels"
    value     = "1"
  }
}
