from pandas import read_excel


class Source:
    def __init__(self, path):
        self.path = path

    async def rows(self):
        return read_excel(self.path, sheet_name="parcels")  # finding
