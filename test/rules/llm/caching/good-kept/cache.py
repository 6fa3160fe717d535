class ResponseCache:
    def __init__(self):
        self.kept = {}

    def get(self, question):
        return self.kept.get(question)

    def set(self, question, answer):
        self.kept[question] = answer


response_cache = ResponseCache()
