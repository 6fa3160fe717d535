resource "aws_sagemaker_monitoring_schedule" "inputs" {
  name = "inputs"
  monitoring_schedule_config {
    monitoring_job_definition_name = aws_sagemaker_data_quality_job_definition.inputs.name
    monitoring_type                = "DataQuality"
  }
}
