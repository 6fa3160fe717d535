from ray import serve


@serve.deployment
class StableModel:
    def __call__(self, parcel):
        return {"late": parcel["weight"] > 20}


@serve.deployment
class CanaryModel:
    def __call__(self, parcel):
        return {"late": parcel["weight"] > 18}
