import jsone

try:
    import tomllib
except ImportError:
    import tomli as tomllib

print(jsone.render, tomllib.loads)
