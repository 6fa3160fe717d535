from ray import serve


@serve.deployment
class Late:
    async def __call__(self, request):
        return {"late": False}


late = Late.bind()
