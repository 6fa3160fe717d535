import redis

queue = redis.Redis(host="queue")


def push(parcel: str) -> None:
    queue.rpush("parcels", parcel)
