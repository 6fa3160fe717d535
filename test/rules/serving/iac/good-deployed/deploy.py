from sagemaker.sklearn.model import SKLearnModel

from parcels.settings import ROLE, WEIGHTS

model = SKLearnModel(model_data=WEIGHTS, role=ROLE, entry_point="inference.py", framework_version="1.2-1")
model.deploy(initial_instance_count=2, instance_type="ml.m5.large", endpoint_name="parcels")
