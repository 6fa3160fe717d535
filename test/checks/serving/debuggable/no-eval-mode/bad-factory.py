import timm
import torch


def build(classes):
    return timm.create_model("efficientnet_b0", num_classes=classes)


def classify(path, images):
    net = build(5)
    net.load_state_dict(torch.load(path, weights_only=True), strict=False)  # finding
    return net.forward(images).softmax(-1)
