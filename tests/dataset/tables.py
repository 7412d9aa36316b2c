#!/usr/bin/env python3
"""The dataset read back by programs that are not ours.

    tables.py CITEGRAPH PATH…

Makes the dataset twice, with one thread and with two, and checks that both are the same to the byte; that
Frictionless and MLCommons find nothing wrong; that CSV (pandas), Parquet (polars) and SQLite hold the same
values; that every reference to another table leads somewhere.
"""

import csv
import filecmp
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas
import polars


def make(citegraph, paths, folder, jobs):
    subprocess.run([citegraph, "dataset", "--jobs", str(jobs), "-o", folder, *paths], check=True, stdout=subprocess.DEVNULL)


def same_values(folder, package):
    database = sqlite3.connect(folder / "citegraph.sqlite")
    for resource in package["resources"]:
        name = resource["name"]
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        kinds = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
        table = pandas.read_csv(folder / f"{name}.csv", dtype={n: kinds[t] for n, t in types.items()}, keep_default_na=False, na_values=[""])
        columns = polars.read_parquet(folder / f"{name}.parquet")
        rows = database.execute(f"SELECT * FROM {name}").fetchall()
        assert len(table) == len(columns) == len(rows), name
        for at, (column, kind) in enumerate(types.items()):
            plain = lambda value: None if value is None or value is pandas.NA or value != value else value
            from_csv = [plain(value) for value in table[column].tolist()]
            if kind == "string":
                # In CSV alone what a spreadsheet would run has an apostrophe before it.
                from_csv = [value[1:] if value and value[0] == "'" and value[1:2] in "=+-@\t\r" else value for value in from_csv]
            from_parquet = columns[column].to_list()
            from_sqlite = [row[at] for row in rows]
            if kind == "boolean":
                from_sqlite = [None if value is None else bool(value) for value in from_sqlite]
            assert from_csv == from_parquet, (name, column, "CSV and Parquet")
            assert from_parquet == from_sqlite, (name, column, "Parquet and SQLite")
        print(f"{name}: {len(rows)} rows the same in CSV, Parquet and SQLite")
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    assert not broken, broken[:5]
    print("every foreign key leads to a row")


def main():
    citegraph, *paths = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "one"), Path(folder, "two")
        make(citegraph, paths, one, 1)
        make(citegraph, paths, two, 2)
        names = sorted(path.name for path in one.iterdir())
        _, differ, absent = filecmp.cmpfiles(one, two, names, shallow=False)
        assert not differ and not absent, (differ, absent)
        print(f"{len(names)} files the same with one thread and with two")
        subprocess.run(["sha256sum", "--quiet", "--check", "SHA256SUMS"], cwd=one, check=True)

        from frictionless import validate

        report = validate(str(one / "datapackage.json"))
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:10]
        print(f"frictionless: valid, {len(report.tasks)} tables")

        import mlcroissant

        dataset = mlcroissant.Dataset(jsonld=str(one / "croissant.json"))
        assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
        records = next(iter(dataset.records(record_set="edges")))
        assert records["edges/source"], records
        print("mlcroissant: valid, records are read")

        package = json.loads((one / "datapackage.json").read_text())
        csv.field_size_limit(1 << 30)
        same_values(one, package)


if __name__ == "__main__":
    main()
