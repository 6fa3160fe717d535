from setuptools import find_packages, setup

setup(name="edit-scorers", version="2.1.0", packages=find_packages(), install_requires=["scikit-learn>=1.4"])
