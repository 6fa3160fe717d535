import bentoml


@bentoml.service
class Parcels:
    @bentoml.api
    def late(self, weight: float) -> bool:
        return weight > 30
