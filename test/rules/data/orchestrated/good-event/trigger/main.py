from google.cloud import aiplatform


def on_upload(event, context):
    aiplatform.PipelineJob(display_name="spend", template_path="gs://campaigns/spend.yaml").submit()
