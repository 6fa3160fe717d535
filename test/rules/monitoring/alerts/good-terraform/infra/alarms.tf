resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "parcels-errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  period              = 60
  evaluation_periods  = 3
  alarm_actions       = [aws_sns_topic.on_call.arn]
}
