resource "aws_ecs_service" "parcels" {
  name          = "parcels"
  desired_count = 2
}

resource "aws_appautoscaling_target" "parcels" {
  service_namespace  = "ecs"
  resource_id        = "service/main/parcels"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 8
}
