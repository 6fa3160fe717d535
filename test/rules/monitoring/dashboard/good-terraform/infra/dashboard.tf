resource "aws_cloudwatch_dashboard" "parcels" {
  dashboard_name = "parcels"
  dashboard_body = file("${path.module}/parcels.json")
}
