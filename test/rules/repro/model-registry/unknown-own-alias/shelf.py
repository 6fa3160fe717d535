import os


def active_version(name):
    return os.readlink(f"models/{name}")


def swap(name, version):
    previous = active_version(name)
    os.symlink(version, f"models/{name}.next")
    os.replace(f"models/{name}.next", f"models/{name}")
    return previous
