resource "aws_apigatewayv2_api" "parcels" {
  name          = "parcels"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_authorizer" "callers" {
  api_id          = aws_apigatewayv2_api.parcels.id
  authorizer_type = "JWT"
  name            = "callers"
}

resource "aws_wafv2_web_acl" "parcels" {
  name  = "parcels"
  scope = "REGIONAL"
}
