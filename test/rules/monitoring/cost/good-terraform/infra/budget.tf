resource "aws_budgets_budget" "models" {
  name         = "models"
  budget_type  = "COST"
  limit_amount = "900"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
}
