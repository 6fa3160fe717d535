resource "aws_ecs_service" "parcels" {
  name = "parcels"
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
