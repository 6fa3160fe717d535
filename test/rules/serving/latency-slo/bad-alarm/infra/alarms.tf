resource "aws_cloudwatch_metric_alarm" "slow" {
  alarm_name          = "parcels-slow"
  comparison_operator = "GreaterThanThreshold"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p95"
  threshold           = 0.2
  alarm_actions       = [aws_sns_topic.night_shift.arn]
}
