resource "aws_cloudwatch_metric_alarm" "calls" {
  alarm_name          = "parcels-calls"
  comparison_operator = "LessThanLowerOrGreaterThanUpperThreshold"
  threshold_metric_id = "usual"
  alarm_actions       = [aws_sns_topic.night_shift.arn]

  metric_query {
    id         = "usual"
    expression = "ANOMALY_DETECTION_BAND(calls)"
  }
}
