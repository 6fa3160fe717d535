/** Modules that stand for packages which are not to be had here: as much of them as the scaffolds' programs call, after their documentation. */
export const standIns = {
  pandera: `import pandas


class Check:
    def __init__(self, function, error):
        self.function, self.error = function, error


class Column:
    def __init__(self, dtype=None, checks=(), nullable=False, unique=False):
        assert dtype is None
        self.checks, self.nullable, self.unique = checks, nullable, unique


class errors:
    class SchemaErrors(Exception):
        def __init__(self, cases):
            self.failure_cases = pandas.DataFrame(cases, columns=["column", "check", "failure_case"])


class DataFrameSchema:
    def __init__(self, columns):
        self.columns = columns

    def validate(self, table, lazy=False):
        assert lazy
        cases = []
        for name, column in self.columns.items():
            if name not in table:
                cases.append((None, "column_in_dataframe", name))
                continue
            values = table[name]
            if not column.nullable:
                cases += [(name, "not_nullable", None) for one in values if pandas.isna(one)]
            if column.unique:
                cases += [(name, "field_uniqueness", one) for one in values[values.duplicated()]]
            given = values.dropna()
            for check in column.checks:
                cases += [(name, check.error, one) for one in given[~check.function(given)]]
        if cases:
            raise errors.SchemaErrors(cases)
        return table
`,
  "great_expectations/expectations": `import re

import pandas


class Expectation:
    def __init__(self, **kwargs):
        self.kwargs = kwargs
        self.type = re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    def wrong(self, values):
        raise NotImplementedError


class ExpectColumnToExist(Expectation):
    def wrong(self, values):
        return []


class ExpectColumnValuesToNotBeNull(Expectation):
    def wrong(self, values):
        return [None for one in values if pandas.isna(one)]


class ExpectColumnValuesToBeUnique(Expectation):
    def wrong(self, values):
        return list(values[values.duplicated()])


class ExpectColumnValuesToBeBetween(Expectation):
    def wrong(self, values):
        return [one for one in pandas.to_numeric(values, errors="coerce").dropna() if one < self.kwargs["min_value"]]


class ExpectColumnValuesToBeInTypeList(Expectation):
    def wrong(self, values):
        names = self.kwargs["type_list"]
        if values.dtype != object:
            return [] if values.dtype.name in names else list(values)
        return [one for one in values.dropna() if type(one).__name__ not in names]


class ExpectColumnValuesToMatchRegex(Expectation):
    def wrong(self, values):
        return [one for one in values.dropna() if not re.search(self.kwargs["regex"], one)]
`,
  "great_expectations/__init__": `import os
from types import SimpleNamespace

assert os.environ["GX_ANALYTICS_ENABLED"] == "False"


class ExpectationSuite:
    def __init__(self, name, expectations):
        self.expectations = expectations


class Batch:
    def __init__(self, table):
        self.table = table

    def validate(self, suite):
        results = []
        for one in suite.expectations:
            name = one.kwargs["column"]
            wrong = one.wrong(self.table[name]) if name in self.table else [name]
            result = {"partial_unexpected_list": wrong[:20]}
            results.append(SimpleNamespace(success=not wrong, expectation_config=one, result=result))
        return SimpleNamespace(success=all(one.success for one in results), results=results)


class Definition:
    def get_batch(self, batch_parameters):
        return Batch(batch_parameters["dataframe"])


class Asset:
    def add_batch_definition_whole_dataframe(self, name):
        return Definition()


class Source:
    def add_dataframe_asset(self, name):
        return Asset()


def get_context(mode):
    assert mode == "ephemeral"
    return SimpleNamespace(data_sources=SimpleNamespace(add_pandas=lambda name: Source()))
`,
} as const;
