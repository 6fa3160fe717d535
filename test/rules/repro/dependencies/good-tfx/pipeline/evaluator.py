import tensorflow_model_analysis as tfma
import tensorflow_transform as tft
from absl import logging
from tfx_bsl.tfxio import dataset_options

logging.info("%s %s %s", tfma, tft, dataset_options)
