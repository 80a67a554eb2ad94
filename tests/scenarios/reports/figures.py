# SPDX-License-Identifier: MulanPSL-2.0
"""The printed figures as domain/figures.csv has them: values, units, words of approximation, passages."""
import csv
import re
from decimal import Decimal, InvalidOperation

WORDS = {"余": "余", "多": "多", "近…余": "近…余", "首次": "", "至少…以上": "", "数十": "数十"}
MARKS = "余多"


class Figure:
    def __init__(self, row):
        self.id, self.place, self.year = row["id"], row["place"], int(row["year"])
        self.quote, self.name, self.text = row["quote"], row["indicator_zh"], row["value"]
        self.unit, self.module, self.context = row["unit"], row["module"], row["module"].startswith("X")
        word = re.search(r"qualifier=(\S+)$", row["formula"])
        self.about = word.group(1) if word and word.group(1) in MARKS else ""
        try:
            self.value = Decimal(self.text)
        except InvalidOperation:
            self.value = None
        self.decimals = -self.value.as_tuple().exponent if self.value is not None else 0
        self.inputs = row["inputs"]

    def put(self, value):
        """Another number, in the passage too, as if that had been printed."""
        old, self.value, self.text = self.text, value, f"{value}"
        spaced = r"\s*".join(re.escape(c) for c in old)
        self.quote, found = re.subn(rf"(?<![\d.]){spaced}(?![\d.]*\d)", self.text, self.quote, count=1)
        if not found and old.isdigit() and int(value) < len(DIGITS):
            self.quote = self.quote.replace("两" if old == "2" and "两" in self.quote else DIGITS[int(old)], DIGITS[int(value)], 1)


DIGITS = "零一二三四五六七八九十"


class Figures(dict):
    """All of them by id. `other`: a table with other numbers in it, each count more by one (or by one of its last printed
    digit before 余), and the rates that follow from two of them. What is made of a table follows it."""

    def __init__(self, path, other=False):
        with open(path, encoding="utf-8-sig", newline="") as f:
            super().__init__((row["id"], Figure(row)) for row in csv.DictReader(f))
        if not other:
            return
        for f in self.values():
            if f.value is not None and f.decimals == 0 and not f.context and f.unit not in ("%", "级"):
                f.put(f.value + (step_of(f.value) if f.about else 1))
        for f in self.values():
            parts = re.match(r"(\S+) / (\S+)$", f.inputs)
            if parts and f.unit == "%":
                rate = self[parts[1]].value * 100 / self[parts[2]].value
                f.put(rate.quantize(Decimal(1).scaleb(-f.decimals), rounding="ROUND_HALF_UP"))

    def of(self, place, year):
        return [f for f in self.values() if (f.place, f.year) == (place, year)]


def step_of(n):
    digits = len(str(int(n)))
    return 10 ** (digits - 2) if digits > 2 else 10 if digits == 2 else 1


def round_below(n):
    """What a report prints before 余 and 多: the first two digits, of numbers below a hundred the first."""
    return int(n) // step_of(n) * step_of(n)


def some_more(n):
    """A number that is printed as n余: a third of the last printed digit more."""
    step = step_of(n)
    return int(n) + max(step // 3, 1 if step > 1 else 0)
