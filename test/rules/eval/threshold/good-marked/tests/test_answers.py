from langsmith import unit

from desk.answer import answer


@unit
def test_names_the_courier():
    assert "courier" in answer("Who brings my parcel?", "Parcels are brought by courier.").lower()
