import pytorch_lightning as pl
from parcels import Captions, Captioner

parts = {}
for split in ["train", "validation"]:
    parts[split] = Captions("acme/captions", split=split)

pl.Trainer().fit(Captioner(), parts["train"], parts["validation"])
