resource "aws_ce_anomaly_monitor" "spend" {
  name              = "spend"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}
