import lightning as L
import torchmetrics


class Model(L.LightningModule):
    def __init__(self, net):
        super().__init__()
        self.net = net
        self.val_acc = torchmetrics.Accuracy(task="multiclass", num_classes=3)  # finding

    def validation_step(self, batch, index):
        x, y = batch
        self.log("val_acc", self.val_acc(self.net(x), y))
