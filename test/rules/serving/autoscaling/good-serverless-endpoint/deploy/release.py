import os

from sagemaker.pytorch import PyTorchModel
from sagemaker.serverless import ServerlessInferenceConfig

model = PyTorchModel(model_data=os.environ["MODEL_DATA"], role=os.environ["ROLE"], framework_version="2.3", py_version="py311")
model.deploy(
    endpoint_name="parcels",
    serverless_inference_config=ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=5),
)
