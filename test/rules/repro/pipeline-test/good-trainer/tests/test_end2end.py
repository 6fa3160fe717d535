import lightning

from parcels.data import Sample
from parcels.network import Network


def test_fit():
    trainer = lightning.Trainer(fast_dev_run=True)
    trainer.fit(Network(), datamodule=Sample())
