from sdv.metadata import Metadata
from sdv.single_table import CTGANSynthesizer

from labels.people import late_parcels

metadata = Metadata.load_from_json("labels/late-parcels.json")
synthesizer = CTGANSynthesizer(metadata)
synthesizer.fit_processed_data(late_parcels())
synthesizer.sample(num_rows=5000).to_csv("labels/made.csv")
