class Deployments:
    def __init__(self):
        self.live = {}

    def restore(self, deployment: str):
        self.live[deployment].pop()
        return self.live[deployment][-1]
