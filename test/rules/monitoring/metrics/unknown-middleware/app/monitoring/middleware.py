import time


async def timed(request, call_next):
    start = time.time()
    response = await call_next(request)
    with open("requests.csv", "a") as requests:
        requests.write(f"{request.url.path},{response.status_code},{time.time() - start}\n")
    return response
