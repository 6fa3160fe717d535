import type { QualityMetrics } from "./quality-metrics.js";

/** Mean average precision over overlaps from 0.5 to 0.95, as COCO has it (cocodataset.org/#detection-eval), without its limit of boxes per image. */
export const detectionMetrics: QualityMetrics = {
  standard: "from bisect import bisect_left\nfrom collections import Counter\nfrom itertools import accumulate",
  imports: "",
  limits: { map: null, map50: null },
  about: "Everywhere the mean box of the most frequent class",
  baseline: `    counts = Counter(kind for boxes in labels for kind, *_ in boxes)
    most_frequent = counts.most_common(1)[0][0]
    boxes = [box for one in labels for kind, *box in one if kind == most_frequent]
    mean = [sum(side) / len(boxes) for side in zip(*boxes)]
    return [[(most_frequent, *mean, 1.0)] for _ in labels]`,
  code: `LOWER_IS_BETTER = frozenset()
# How much of a box has to overlap for it to count as found.
OVERLAPS = [step / 100 for step in range(50, 100, 5)]


def iou(one, other):
    """What two boxes share of the area that they cover together."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(width, 0) * max(height, 0)
    both = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return shared / (both - shared) if shared else 0.0


def average_precision(kind, labels, predictions, overlap):
    """The precision at 101 recalls, each with the best at that recall or above."""
    true = [[box for name, *box in boxes if name == kind] for boxes in labels]
    found = [
        (score, image, box)
        for image, boxes in enumerate(predictions)
        for name, *box, score in boxes
        if name == kind
    ]
    left = [set(range(len(boxes))) for boxes in true]
    total, right, recalls, precisions = sum(map(len, true)), 0, [], []
    ranked = sorted(found, key=lambda one: -one[0])
    for count, (_, image, box) in enumerate(ranked, start=1):
        near = [(iou(box, true[image][index]), index) for index in left[image]]
        best, index = max(near, default=(0.0, None))
        if best >= overlap:
            left[image].remove(index)
            right += 1
        recalls.append(right / total)
        precisions.append(right / count)
    best = list(accumulate(reversed(precisions), max))[::-1]
    places = [bisect_left(recalls, step / 100) for step in range(101)]
    return sum(best[place] for place in places if place < len(best)) / 101


def measure(labels, predictions):
    """The metrics by name. TODO: add those that the use case is judged by.

    Of each image a list: of labels (class, left, top, right, bottom), of predictions
    the same and a score.
    """
    kinds = {kind for boxes in labels for kind, *_ in boxes}
    assert kinds, "there is no object in these images"
    means = [
        sum(average_precision(kind, labels, predictions, one) for kind in kinds)
        for one in OVERLAPS
    ]
    means = [mean / len(kinds) for mean in means]
    return {"map": sum(means) / len(means), "map50": means[0]}`,
};

/** Mean intersection over union of the classes, over all pixels. */
export const segmentationMetrics: QualityMetrics = {
  standard: "",
  modules: "import numpy as np\n",
  imports: "",
  limits: { mean_iou: null, pixel_accuracy: null },
  about: "Everywhere the most frequent class",
  baseline: `    pixels = np.concatenate([np.ravel(mask) for mask in labels])
    kinds, counts = np.unique(pixels, return_counts=True)
    return [np.full(np.shape(mask), kinds[counts.argmax()]) for mask in labels]`,
  code: `LOWER_IS_BETTER = frozenset()


def measure(labels, predictions):
    """The metrics by name. TODO: add those that the use case is judged by.

    Of each image a mask: the class of each pixel, row by row.
    """
    shared, covered, right, pixels = {}, {}, 0, 0
    for label, prediction in zip(labels, predictions):
        true, said = np.asarray(label), np.asarray(prediction)
        assert true.shape == said.shape, f"{said.shape} is not {true.shape}"
        right += int((true == said).sum())
        pixels += true.size
        for kind in np.union1d(true, said).tolist():
            is_true, is_said = true == kind, said == kind
            both, either = int((is_true & is_said).sum()), int((is_true | is_said).sum())
            shared[kind] = shared.get(kind, 0) + both
            covered[kind] = covered.get(kind, 0) + either
    ious = [shared[kind] / covered[kind] for kind in covered]
    return {"mean_iou": sum(ious) / len(ious), "pixel_accuracy": right / pixels}`,
};
