import numpy as np
from sklearn.neighbors import NearestNeighbors


class Search:
    def __init__(self, embed):
        self.embed = embed

    def fit(self, passages):
        self.passages = passages
        self.neighbours = NearestNeighbors(n_neighbors=5)
        self.neighbours.fit(np.vstack([self.embed(one) for one in passages]))

    def __call__(self, question):
        [found] = self.neighbours.kneighbors(self.embed(question), return_distance=False)
        return [self.passages[index] for index in found]


search = Search(lambda text: np.array([[float(len(text))]]))
search.fit(["late", "on time"])
