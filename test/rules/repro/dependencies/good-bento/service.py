import bentoml
from _bentoml_sdk.images import Image

image = Image(python_version="3.12").python_packages("scikit-learn==1.5.2")


@bentoml.service(image=image)
class Parcels:
    @bentoml.api
    def late(self, weight: float) -> bool:
        return weight > 30
