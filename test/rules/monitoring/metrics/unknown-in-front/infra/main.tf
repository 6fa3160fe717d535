resource "aws_cloudwatch_log_group" "api" {
  name = "/parcels/api"
}

resource "aws_lb" "api" {
  name               = "parcels"
  load_balancer_type = "application"
  subnets            = var.subnets
}
