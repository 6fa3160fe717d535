from setuptools import find_packages, setup

setup(
    name="parcel-times",
    version="1.2.0",
    packages=find_packages(),
    python_requires=">=3.9,<3.13",
    install_requires=["numpy>=1.22", "scikit-learn>=1.3,<2"],
    extras_require={"test": ["pytest"], "docs": ["sphinx>=7"]},
)
