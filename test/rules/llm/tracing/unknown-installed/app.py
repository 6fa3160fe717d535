from parcels.answers import answer

print(answer("Where is parcel 17?"))
