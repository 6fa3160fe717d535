from osgeo import gdal
from osgeo_utils import gdal_merge

print(gdal.Open("depots.tif"), gdal_merge)
