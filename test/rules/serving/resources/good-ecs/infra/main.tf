resource "aws_ecs_task_definition" "parcels" {
  family                   = "parcels"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 512
  memory                   = 1024
  container_definitions = jsonencode([
    { name = "api", image = "registry.example.com/parcels:1.4.2", essential = true }
  ])
}
