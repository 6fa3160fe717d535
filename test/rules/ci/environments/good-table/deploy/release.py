import os
import sys

from sagemaker.pytorch import PyTorchModel
from sagemaker.serverless import ServerlessInferenceConfig

memory = {"staging": 2048, "prod": 6144}


def release(stage: str) -> None:
    model = PyTorchModel(model_data=os.environ["MODEL_DATA"], role=os.environ["ROLE"], framework_version="2.3", py_version="py311")
    model.deploy(
        endpoint_name=f"parcels-{stage}",
        serverless_inference_config=ServerlessInferenceConfig(memory_size_in_mb=memory[stage]),
    )


release(sys.argv[1])
