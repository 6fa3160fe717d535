import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

with open("parcels.toml", "rb") as file:
    LIMITS = tomllib.load(file)["limits"]
