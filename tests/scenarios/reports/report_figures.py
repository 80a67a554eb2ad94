#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Every figure of five printed reports, counted again over records that came in by ordinary imports.

For each figure the indicator of map.csv is asked over HTTP, its value put into the report's own passage in place of
the printed one, and the rows it opens are added up. What cannot be counted is named: pending (the module is not there
yet), flagged (with the reason). usage: report_figures.py RENDA SHARED [other]    prints TAP; the last line is the coverage. other: out of a table with other
numbers, which the records and the reports have to follow
"""
import csv
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from decimal import Decimal

import records
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tools"))
from figures_doc import made_of
from figures import DIGITS, Figures, round_below

renda, shared = sys.argv[1:3]
other = "other" in sys.argv[3:]
shared = os.environ.get("RENDA_SHARED", shared)
here = os.path.dirname(os.path.abspath(__file__))
table = os.path.join(shared, "domain", "figures.csv")
TODAY = "2026-11-20"
count = failed = 0
told = []


def say(line):
    told.append(line)
    print(line)


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    say(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))
    return good


# ---------------------------------------------------------------- the database


def run(*words):
    r = subprocess.run([renda, *words], env=env, capture_output=True, text=True, check=False)
    return r.returncode, r.stdout + r.stderr


def found(place, code, level, first):
    """An empty congress."""
    start = ["--congress", first] if first else []
    status, said = run(*start, "init", "--name", f"{place}人民代表大会", "--short", place, "--code", code, "--level", level,
                       "--term-from", "2016-01-01", "--admin", f"admin{code}")
    if status != 0:
        ok(False, f"{place}: the congress is founded", said)


def key_of(code, name, *more):
    status, said = run("--congress", code, "token", "add", name, "--role", "office", "--organ", records.OFFICE, *more)
    return re.search(r"[0-9A-Za-z_-]{24,}", said).group(0)


def ledgers_on(place, code):
    """The office keeps the ledgers for which it has sheets."""
    kinds = {re.match(r"ledger\.(\w+)", name).group(1) for name in os.listdir(os.path.join(work.name, "sheets", code))
             if name.startswith("ledger.")}
    if not kinds:
        return
    token = key_of(code, "ledgers")
    for kind in sorted(kinds):
        request = urllib.request.Request(f"{base}/ledger/kind/{kind}/on", data=b"", method="POST", headers={
            "Authorization": f"Bearer {token}", "Accept": "application/json", "Idempotency-Key": f"{code}-{kind}"})
        try:
            urllib.request.urlopen(request, timeout=30).read()
        except urllib.error.HTTPError as e:
            ok(False, f"{place}: the ledger {kind} is switched on", e.read().decode())


def filled(place, code, batches):
    """Its records, and a key to read them. The numbers of its imports go to `batches`."""
    status, said = run("--congress", code, "import", "--folder", os.path.join(work.name, "sheets", code), "--commit")
    rows = sum(int(n) for n in re.findall(r"(\d+) written", said))
    if not ok(status == 0, f"{place}: {rows} rows come in by imports", said[-1200:]):
        print("Bail out! the records are not there")
        sys.exit(1)
    batches += re.findall(r"imported: batch (\d+), [1-9]", said)
    return key_of(code, "figures")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve():
    server = subprocess.Popen([renda, "serve"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{base}/healthz", timeout=5).read()
            break
        except OSError:
            time.sleep(0.05)
    return server


class Reader:
    """Pages as a person of one congress gets them, as JSON."""

    def __init__(self, token):
        self.token, self.kept = token, {}

    def get(self, path):
        if path not in self.kept:
            request = urllib.request.Request(base + urllib.parse.quote(path, safe="/?&=%:,+"),
                                             headers={"Authorization": f"Bearer {self.token}", "Accept": "application/json"})
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    self.kept[path] = json.load(answer)
            except urllib.error.HTTPError as e:
                self.kept[path] = {"error": f"{e.code} {e.read().decode()[:200]}"}
        return self.kept[path]

    def post(self, path, **fields):
        """A form sent; where it leads. The report's text goes in so, and nothing else."""
        request = urllib.request.Request(base + path, data=urllib.parse.urlencode(fields).encode(), method="POST", headers={
            "Authorization": f"Bearer {self.token}", "Accept": "application/json", "Idempotency-Key": f"{path}-{time.monotonic_ns()}"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["location"].split("?")[0].split("#")[0]
        except urllib.error.HTTPError as e:
            return f"{e.code} {e.read().decode()[:300]}"

    def rows(self, path):
        out = []
        at = path + ("&" if "?" in path else "?") + "limit=200"
        while at:
            page = self.get(at)
            if "rows" not in page:
                return None
            out += page["rows"]
            at = page.get("pager", {}).get("next")
        return out


# ---------------------------------------------------------------- a figure


class Term:
    """meeting.sc_held|by=kind:sc|part=denominator|from=2020-01-01|to=…"""

    def __init__(self, text, figure, figures):
        words = text.strip().split("|")
        self.name, self.by, self.key, self.part, self.shape = words[0], None, None, None, None
        self.start, self.end = f"{figure.year}-01-01", f"{figure.year}-12-31"
        for word in words[1:]:
            name, value = word.split("=", 1)
            if name == "by":
                self.by, _, self.key = value.partition(":")
            elif name == "to":
                self.end = figures[value].text
            elif name == "since":
                self.start = f"{figure.year - int(value)}-01-01"
            elif name == "part":
                self.part = value
            elif name == "as":
                self.shape = value
            else:
                raise ValueError(text)

    def ask(self, reader):
        """(numerator, denominator or None, unit, addresses of rows), or a sentence that says what is wrong."""
        page = reader.get(f"/indicator/{self.name}?from={self.start}&to={self.end}" + (f"&by={self.by}" if self.by else ""))
        if "total" not in page:
            return page.get("error", str(page)[:200])
        total, parts = page["total"], page.get("parts", [])
        if self.by and page.get("by") != self.by:
            return f"{self.name} has no breakdown {self.by}"
        if self.shape == "parts":
            shown = [p for p in parts if p["numerator"] > 0]
            return len(shown), None, total["unit"], [p["rows_url"] for p in shown]
        if self.shape == "each":
            if len({p["numerator"] for p in parts}) != 1:
                return f"{self.name}: not the same for each: {parts[:9]}"
            return parts[0]["numerator"], None, total["unit"], [parts[0]["rows_url"]]
        if self.key:
            parts = [p for p in parts if self.key in (p["key"], p["label"])]
            if len(parts) != 1:
                return f"{self.name}: no part {self.key} among {[p['label'] for p in page['parts']]}"
            total = {**parts[0], "unit": total["unit"]}
        whole = total["denominator"] if total["denominator"] >= 0 else None
        if self.part == "numerator":
            return total["numerator"], None, "", [total["rows_url"]]
        if self.part == "denominator":
            return whole, None, "", [total["base_url"]] if "base_url" in total else [p["base_url"] for p in parts]
        return total["numerator"], whole, total["unit"], [total["rows_url"]]


def adds_up(reader, number, unit, addresses, levels):
    """Do the rows add up to the number: each one, or one column of theirs."""
    listed, sums = 0, {}
    for address in addresses:
        rows = reader.rows(address) if address else None
        if rows is None:
            return f"{address or 'no address'}: no rows"
        listed += len(rows)
        for row in rows:
            for key, cell in row.items():
                if isinstance(cell, bool):
                    continue
                if isinstance(cell, int):
                    sums[key] = sums.get(key, 0) + cell
                if levels and isinstance(cell, str):
                    sums.setdefault(f"different {key}", set()).add(cell)
    fits = [k for k, s in sums.items() if (len(s) if isinstance(s, set) else s) == number]
    return "" if listed == number or fits else f"{listed} rows, {number} wanted; {addresses} {unit}"


def in_words(number):
    return DIGITS[number] if number < len(DIGITS) else ""


def printed(value, figure):
    """The value as this report writes such a figure."""
    if figure.about:
        return f"{round_below(value)}"
    return f"{value:.{figure.decimals}f}" if figure.decimals else f"{int(value)}"


def template(figure):
    """The passage with {} for the number: digits, or a Chinese numeral; None where it is said in other words."""
    quote = re.sub(r"\s", "", figure.quote)
    digits = re.escape(figure.text)
    out, n = re.subn(rf"(?<![\d.]){digits}(?![\d.]*\d)", "{}", quote, count=1)
    if n:
        return out, False
    numeral = in_words(int(figure.value)) if figure.value == int(figure.value) else ""
    if numeral == "二" and "两" in quote:
        numeral = "两"
    if numeral and numeral in quote:
        return quote.replace(numeral, "{}", 1), numeral
    return quote, None


def scaled(number, whole, unit, figure):
    """In the unit of the report: percent, 万元, weeks of days."""
    if whole is not None:
        rate = Decimal(number) * 100 / whole if whole else Decimal(0)
        return rate.quantize(Decimal(1).scaleb(-figure.decimals), rounding="ROUND_HALF_UP")
    value = Decimal(number)
    if unit in ("万元", "元"):
        return value / 1000000 if figure.unit == "万元" else value / 100
    if unit == "天" and figure.unit == "周":
        return value / 7
    return value


def read_period(reader, figure, expression, figures):
    """What a report is about: one report, whose row says from when to when."""
    answer = Term(expression, figure, figures).ask(reader)
    if isinstance(answer, str):
        return answer
    rows = reader.rows(answer[3][0])
    if len(rows) != 1:
        return f"{len(rows)} reports, one wanted"
    start, end = rows[0]["period_from"], rows[0]["period_to"]
    said = start[:4] if (start[5:], end[5:]) == ("01-01", "12-31") else f"{start[:7]}/{end[:7]}"
    return "" if said == figure.text else f"{said}, printed is {figure.text}"


def check(reader, figure, expression, figures):
    if "|as=period" in expression:
        return read_period(reader, figure, expression, figures)
    value = Decimal(0)
    for text in expression.split(" + "):
        term = Term(text, figure, figures)
        answer = term.ask(reader)
        if isinstance(answer, str):
            return answer
        number, whole, unit, addresses = answer
        if number is None:
            return f"{text}: no such part"
        value += scaled(number, whole, unit, figure)
        wrong = adds_up(reader, number, unit, addresses, unit == "级" or term.shape == "parts")
        if wrong and term.shape != "parts":
            return wrong
    shown = printed(value, figure)
    passage, numeral = template(figure)
    if figure.about and not (figure.value < value or value == figure.value):
        return f"{value} is not more than {figure.text}"
    if numeral is None or numeral:
        return "" if Decimal(shown) == figure.value else f"{shown}, printed is {figure.text}"
    rendered, wanted = passage.format(shown), passage.format(figure.text)
    return "" if Decimal(shown) == figure.value and rendered == wanted else f"“{rendered}” for “{wanted}”"


# ---------------------------------------------------------------- the report


def word_follows(figure):
    """余 stands right behind the number, and not 7个多月."""
    return re.search(r"\{\}[余多]", template(figure)[0]) is not None


def token_of(figure, expression, figures):
    """The figure's expression as a token of a report; None where tokens have no words for it (sums, counts of parts)."""
    if " + " in expression or "|as=period" in expression:
        return None
    term = Term(expression, figure, figures)
    if term.shape or figure.unit == "周":
        return None
    options = [f"from={term.start}|to={term.end}"]
    if term.by:
        options.append(f"by={term.by}:{term.key}")
    if term.part:
        options.append(f"part={term.part}")
    if figure.about and word_follows(figure):
        options.append(f"as={figure.about}")
    elif figure.unit == "%":
        options.append(f"digits={figure.decimals}")
    return "{" + "|".join([term.name, *options]) + "}"


def passage_of(figure, token):
    """The printed passage with the token in place of its number, and as it has to read."""
    passage, numeral = template(figure)
    printed_text = figure.text
    if figure.about and word_follows(figure):
        printed_text += figure.about
        passage = re.sub(r"\{\}[余多]", "{}", passage)
    if figure.unit == "%":
        printed_text += "%"
        passage = passage.replace("{}%", "{}")
    if numeral is None:
        passage += "（{}）"
    return passage.replace("{}", token), passage.replace("{}", printed_text)


def write_report(reader, place, year, chosen, figures):
    """A report of the place from an empty page: the passages with tokens. How many read as they were printed."""
    at = reader.post("/report/new", kind="committee", title=f"{place}{year}年工作报告", start="empty",
                     **{"from": f"{year}-01-01", "to": f"{year}-12-31"})
    if not ok(at.startswith("/report/"), f"{place} {year}: a report is begun", at):
        return 0
    lines = [passage_of(figure, token) for figure, token in chosen]
    said = reader.post(f"{at}/add", behind="0", text="\n".join(text for text, _ in lines))
    if not ok(said.startswith("/report/"), f"{place} {year}: {len(lines)} passages are written with tokens", said):
        return 0
    blocks = [b for b in reader.get(at)["blocks"] if b["para"]]
    good = 0
    for (figure, _), (_, wanted), block in zip(chosen, lines, blocks):
        read = "".join(run["text"] for run in block["runs"])
        good += read == wanted
        if read != wanted:
            ok(False, f"{figure.id} reads as it was printed", f"“{read}” for “{wanted}”")
    ok(good == len(lines) and len(blocks) == len(lines), f"{place} {year}: all of them read as they were printed")
    return good


def write_reports(readers, counted, figures):
    groups, good = {}, 0
    for figure, expression in counted:
        token = token_of(figure, expression, figures)
        if token:
            groups.setdefault((figure.place, figure.year), []).append((figure, token))
    for (place, year), chosen in groups.items():
        good += write_report(readers[place], place, year, chosen, figures)
    return good, len(groups)


# ---------------------------------------------------------------- taking it all back


def takes_back(reader, place, batches):
    """Every sheet of a place is undone, the last one first."""
    left = []
    for batch in reversed(batches):
        path = f"/import/batch/{batch}"
        said = reader.post(f"{path}/undo", sure="1")
        for _ in range(200):
            reader.kept.pop(path, None)
            page = reader.get(path)
            if not said.startswith("/import") or page["batch"]["undone_at"] or page["blocked"]:
                break
            time.sleep(0.05)
        if not page["batch"]["undone_at"]:
            left.append(f"{page['batch']['kind']}: {said} {str(page['blocked'])[:300]}")
    ok(len(batches) > 30 and not left, f"{place}: all imports are taken back, the last one first", "\n".join(left))


def read_map():
    with open(os.path.join(here, "map.csv"), encoding="utf-8", newline="") as f:
        return {row["id"]: row for row in csv.DictReader(f)}


def main():
    figures = Figures(table, other)
    mapped = read_map()
    states = {"counted": [], "lacks": [], "pending": [], "flagged": []}
    counted = 0

    began = time.monotonic()
    places = records.make(figures, os.path.join(work.name, "sheets"))
    first, readers, batches = "", {}, {}
    for name, code, level in places:
        found(name, code, level, first)
        first = first or code
    status, said = run("worker", "--once")
    ok(status == 0, "the program does what it does every day", said)
    for name, code, _ in places:
        run("--congress", code, "import", "organ", os.path.join(work.name, "sheets", code, "organ.csv"), "--commit")
    server = serve()
    for name, code, _ in places:
        ledgers_on(name, code)
    server.terminate()
    server.wait(30)
    for name, code, _ in places:
        readers[name] = Reader(filled(name, code, batches.setdefault(name, [])))
    print(f"# records in {time.monotonic() - began:.1f} s")
    began = time.monotonic()
    server = serve()
    try:
        for figure in figures.values():
            if figure.context:
                continue
            row = mapped[figure.id]
            states[row["state"]].append((figure, row))
            if row["state"] != "counted":
                continue
            wrong = check(readers[figure.place], figure, row["expression"], figures)
            counted += ok(not wrong, f"{figure.id} {figure.quote} ← {row['expression']}", wrong)
        written, reports = write_reports(readers, [(f, r["expression"]) for f, r in states["counted"]], figures)
        takes_back(readers[places[0][0]], places[0][0], batches[places[0][0]])
        say(f"# {written} of them are tokens in the text of {reports} reports and read as printed")
    finally:
        server.terminate()
        server.wait(30)
    print(f"# asked in {time.monotonic() - began:.1f} s")
    for state in ("flagged", "lacks", "pending"):
        for figure, row in states[state]:
            say(f"# {state}: {figure.id} {figure.quote} — {row['note']}")
    ok(len(mapped) == sum(not f.context for f in figures.values()), "every figure but those of the context is in the map")
    whole = sum(not f.context for f in figures.values())
    context = sum(f.context for f in figures.values())
    pending = len(states["pending"]) + len(states["lacks"])
    last = f"# {counted} of {whole}, {pending} pending, {len(states['flagged'])} flagged, {context} context"
    page = os.path.join(here, "../../../docs/figures.md")
    with open(page, encoding="utf-8") as f:
        ok(other or f.read() == made_of("\n".join([*told, last])), "docs/figures.md is made of this (tools/figures_doc.py)")
    print(f"1..{count}")
    print(last)
    return 1 if failed else 0


if not os.path.exists(table):
    print("1..0 # SKIP the shared figures are not there")
    sys.exit(0)
work = tempfile.TemporaryDirectory(prefix="renda-figures-")
port = free_port()
base = f"http://127.0.0.1:{port}"
database = os.environ.get("RENDA_FIGURES_DB", f"sqlite:{work.name}/renda.db") # an empty one
env = {**os.environ, "RENDA_DATA": work.name, "RENDA_DB": database, "RENDA_TODAY": TODAY,
       "PORT": str(port), "RENDA_BACKUP_KEEP": "0", "RENDA_QUIET": "1"}
sys.exit(main())
