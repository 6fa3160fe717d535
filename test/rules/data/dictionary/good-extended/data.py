import torchvision


class Boxes(torchvision.datasets.CocoDetection):
    def __getitem__(self, index):
        image, target = super().__getitem__(index)
        return image, {"image_id": self.ids[index], "annotations": target}
