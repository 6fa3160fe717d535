resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "parcels-errors"
  comparison_operator = "GreaterThanThreshold"
  metric_name         = "Errors"
  threshold           = 0
  alarm_actions       = [aws_sns_topic.night_shift.arn]
}
