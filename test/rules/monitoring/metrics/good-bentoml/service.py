import bentoml


@bentoml.service
class Parcels:
    model = bentoml.models.get("parcels:latest")

    @bentoml.api
    def late(self, weight: float) -> bool:
        return weight > 20
