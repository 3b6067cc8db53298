"""Import file: a table from a file of one's own."""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd
from annotated_types import Ge

from modules.contract import module
from modules.types import Advanced, ColumnTypes, Kind, Table

ENDINGS = ["csv", "tsv", "txt", "xlsx", "parquet", "json", "jsonl", "ndjson", "gz", "zip"]
DataFile = Annotated[str, Kind("file", (("formats", ENDINGS),))]
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|"}
DTYPES = {
    "number": "float64",
    "integer": "int64",
    "text": "str",
    "category": "category",
    "boolean": "bool",
    "date": "datetime64[us]",
}
Encoding = Literal[
    "utf-8",
    "utf-16",
    "cp1252",
    "latin-1",
    "iso-8859-15",
    "cp1250",
    "iso-8859-2",
    "cp1251",
    "koi8-r",
    "cp1253",
    "cp1254",
    "shift_jis",
    "gb18030",
    "big5",
    "euc-kr",
    "mac-roman",
]


@module(
    category="Data",
    title="Import file",
    keywords=(
        "upload",
        "open",
        "read",
        "load",
        "csv",
        "tsv",
        "excel",
        "parquet",
        "json",
        "own data",
    ),
)
def import_file(
    *,
    file: DataFile,
    format: Literal["auto", "csv", "tsv", "excel", "parquet", "json", "json lines"] = "auto",
    delimiter: Literal["auto", "comma", "semicolon", "tab", "space", "pipe"] = "auto",
    missing: list[str] = [],  # noqa: B006
    types: ColumnTypes = {},  # noqa: B006
    header: bool = True,
    decimal: Literal[".", ","] = ".",
    thousands: Annotated[Literal[",", ".", " ", "'"] | None, Advanced()] = None,
    day_first: Annotated[bool, Advanced()] = False,
    encoding: Annotated[Encoding, Advanced()] = "utf-8",
    skip_rows: Annotated[int, Ge(0), Advanced()] = 0,
    sheet: Annotated[str | None, Advanced()] = None,
) -> Table:
    """Read a table from a file you upload.

    Types are found by looking at all values of a column; `types` corrects them. Columns get names
    of text, each different: a second column *price* becomes *price.1*.

    Parameters
    ----------
    file : str
        The file. Drop it on the canvas, or choose it here.
    format : str
        What the file holds; *auto* goes by the ending of its name: .tsv, .xlsx, .parquet, .json,
        .jsonl or .ndjson, and CSV for any other. *json* is one list of objects, *json lines* an
        object a line. A text file may be packed as .gz or .zip.
    delimiter : str
        What stands between the cells of a text file; *auto* is a comma, in TSV a tab.
    missing : list of str
        What stands in the file where a value is missing, for example `?`. An empty cell and words
        such as `NA`, `NaN` and `null` always mean that.
    types : mapping of str to str
        The type of columns that were not recognized as you want them. *text* keeps leading zeros
        as in 00742, *category* suits words that come up again and again, *number* may have gaps,
        *integer* and *boolean* (true/false or 1/0) may not. If one value of a *date* cannot be
        read, the column stays text.
    header : bool
        Whether the first line names the columns. Without one they are named *column_0*,
        *column_1*, ...
    decimal : str
        What stands before the decimals: a point as in 1.5, or a comma as in 1,5.
    thousands : str
        What separates thousands, as the comma does in 12,500.
    day_first : bool
        Whether 01/02/2026 is the first of February.
    encoding : str
        How letters are stored. Try *cp1252* if letters such as é look wrong or the file cannot be
        read.
    skip_rows : int
        Lines to leave out at the top of the file, before the header.
    sheet : str
        Name of the sheet of an Excel file; if empty, the first.

    Returns
    -------
    output : Table
        One row for each line of the file.
    """
    name = file.lower()
    # Without a header pandas counts columns; they get their names afterwards.
    keys = {column: column if header else int(column.removeprefix("column_")) for column in types}
    plain = {keys[column]: DTYPES[of] for column, of in types.items() if of != "date"}
    dates = [keys[column] for column, of in types.items() if of == "date"]
    # Outside of CSV any text would count as true; "boolean" takes nothing but yes and no.
    flags = {keys[column]: "boolean" for column, of in types.items() if of == "boolean"}
    if format == "excel" or (format == "auto" and name.endswith((".xlsx", ".xlsm", ".xls"))):
        others = {key: of for key, of in plain.items() if of != "bool"}
        data = pd.read_excel(
            file,
            sheet_name=0 if sheet is None else sheet,
            header=0 if header else None,
            skiprows=skip_rows if skip_rows else None,
            na_values=missing if missing else None,
            decimal=decimal,
            thousands=thousands,
            dtype=others if others else None,
            parse_dates=dates if dates else False,
        )
        data = data.astype(flags).astype({key: "bool" for key in flags}) if flags else data
        return data.rename(columns=str) if header else data.add_prefix("column_")
    elif format == "parquet" or (format == "auto" and name.endswith((".parquet", ".pq"))):
        # Without the metadata of pandas, gaps are those that scikit-learn knows.
        data = pd.read_parquet(file, to_pandas_kwargs={"ignore_metadata": True})
        typed = {column: DTYPES[of] for column, of in types.items()}
        return (data.astype(flags) if flags else data).astype(typed) if types else data
    elif format in ("json", "json lines") or (
        format == "auto" and name.endswith((".json", ".jsonl", ".ndjson"))
    ):
        data = pd.read_json(
            file,
            lines=format == "json lines" or (format == "auto" and not name.endswith(".json")),
            dtype=False,
            precise_float=True,
            encoding=None if encoding == "utf-8" else encoding,
        )
        typed = {column: DTYPES[of] for column, of in types.items()}
        return (data.astype(flags) if flags else data).astype(typed) if types else data
    else:
        tabs = format == "tsv" or name.endswith((".tsv", ".tsv.gz", ".tsv.zip"))
        separator = ("\t" if tabs else ",") if delimiter == "auto" else DELIMITERS[delimiter]
        data = pd.read_csv(
            file,
            **({} if separator == "," else {"sep": separator}),
            header="infer" if header else None,
            skiprows=skip_rows if skip_rows else None,
            na_values=missing if missing else None,
            dtype=plain if plain else None,
            parse_dates=dates if dates else None,
            dayfirst=day_first,
            decimal=decimal,
            thousands=thousands,
            encoding=None if encoding == "utf-8" else encoding,
            low_memory=False,
        )
        return data if header else data.add_prefix("column_")
