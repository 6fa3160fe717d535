from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

truth = COCO("annotations/instances_val.json")
judged = COCOeval(truth, truth.loadRes("predictions.json"), "bbox")
judged.evaluate()
judged.accumulate()
judged.summarize()
