class Keys:
    def __init__(self):
        self.usage = {}

    def seen(self, key):
        return {"last_hour": len(self.usage[key])}
