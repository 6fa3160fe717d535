from app.index import index


class AnswerFeedbackStore:
    def add(self, feedback):
        index.insert(feedback.answer, feedback.helpful)

    def find_similar_disliked(self, answer):
        return index.search(answer, must_match={"helpful": False})
