from cookiecutter.main import cookiecutter


def test_makes_a_project(tmp_path):
    made = cookiecutter(".", no_input=True, output_dir=str(tmp_path))
    assert (tmp_path / "churn" / "train.py").exists()
    assert made.endswith("churn")
