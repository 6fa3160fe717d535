from locust import HttpUser, between, task


class Dispatcher(HttpUser):
    wait_time = between(1, 3)

    @task
    def late(self):
        with self.client.post("/late", params={"weight": 12}, catch_response=True) as answer:
            answer.success()
