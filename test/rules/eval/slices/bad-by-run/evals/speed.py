def per_instance_throughput(served: dict[str, int], seconds: float) -> dict[str, float]:
    return {instance: count / seconds for instance, count in served.items()}


if __name__ == "__main__":
    print(per_instance_throughput({"a": 100, "b": 80}, 10))
