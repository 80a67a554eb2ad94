#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Real roll calls through renda import: every printed result and every sum of attendance comes out of the rows again.

The documents are read a second time here, by another program; what they print (results, "VOTE: 42-6-0", "There were
48 Council Members present") is compared with the rows.

usage: roll_call_command.py RENDA SHARED    prints TAP
"""
import collections
import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

renda, shared = sys.argv[1:3]
shared = os.environ.get("RENDA_SHARED", shared)
folder = os.path.join(shared, "data/council_rollcalls")
count = failed = 0
WORDS = {"Affirmative": "y", "Negative": "n", "Abstain": "a", "Absent": "absent", "Medical": "medical",
         "Parental": "parental", "Maternity": "maternity", "Excused": "excused", "Non-voting": "non_voting",
         "Present": ""}


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))


def same(got, want, what):
    ok(got == want, what, f"got:  {got}\nwant: {want}")


class House:
    """A data directory of its own, with an invented county in it."""

    def __init__(self):
        self.work = tempfile.TemporaryDirectory(prefix="renda-rolls-")
        self.env = {**os.environ, "RENDA_DATA": self.work.name, "RENDA_DB": f"sqlite:{self.work.name}/renda.db",
                    "RENDA_TODAY": "2026-11-20"}
        code, out, err = self.run("migrate")
        if code == 0:
            code, out, err = self.run("init", "--name", "云溪县人民代表大会", "--short", "云溪县", "--code", "990121",
                                      "--term", "18", "--term-from", "2022-02-20")
        ok(code == 0, "a house is founded", out + err)

    def run(self, *words):
        r = subprocess.run([renda, *words], env=self.env, capture_output=True, text=True, check=False)
        return r.returncode, r.stdout, r.stderr

    def bring(self, *paths):
        return self.run("import", "meeting_roll", *paths, "--commit")

    def ask(self, sql, *values):
        with sqlite3.connect(f"file:{self.work.name}/renda.db?mode=ro", uri=True) as db:
            return db.execute(sql, values).fetchall()

    def sizes(self):
        return {t: self.ask(f"SELECT COUNT(*) FROM {t}")[0][0]
                for t in ("meeting", "meeting_item", "meeting_person", "meeting_source", "body", "vote", "vote_voter",
                          "vote_cast", "vote_result")}

    def file_of(self, name, content):
        path = os.path.join(self.work.name, name)
        with open(path, "wb") as f:
            f.write(content)
        return path


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def tally(words):
    return dict(collections.Counter(WORDS[w.strip()] for w in words))


# ---------------------------------------------------------------- votes by name


def source(house, kind, number):
    rows = house.ask("SELECT meeting_id, item_id, vote_id FROM meeting_source WHERE source = ?", f"{kind}:{number}")
    return rows[0] if rows else (None, None, None)


def choices(house, vote):
    """How each voted, from the rows: a choice, or why there is none."""
    return house.ask("SELECT v.name, COALESCE(c.choice, v.absence), v.present FROM vote_voter v"
                     " LEFT JOIN vote_cast c ON c.congress_id = v.congress_id AND c.id = v.id"
                     " WHERE v.vote_id = ? ORDER BY v.place", vote)


def check_vote(house, matter, step, totals):
    words = [v["Vote"].strip() for v in step["Votes"]]
    want = tally(words)
    vote = source(house, "item", step["ID"])[2]
    rows = choices(house, vote)
    sums = house.ask("SELECT r.ballots, r.not_pressed, r.absent, r.passed, l.yes, l.no, l.abstain, v.all_members, v.present"
                     " FROM vote v JOIN vote_result r ON r.id = v.id JOIN vote_line l ON l.vote_id = v.id WHERE v.id = ?", vote)
    by_choice = sum(want.get(c, 0) for c in "yna")
    gone = sum(want.get(w, 0) for w in ("absent", "medical", "parental", "maternity", "excused"))
    good = (sorted(r[0] for r in rows) == sorted(v["FullName"].strip() for v in step["Votes"])
            and dict(collections.Counter(r[1] for r in rows)) == want
            and sums == [(by_choice, want.get("non_voting", 0), gone, int(step["PassedFlagName"] == "Pass"),
                          want.get("y", 0), want.get("n", 0), want.get("a", 0), len(words), len(words) - gone)])
    totals.update(want)
    ok(good, f"{matter['File']} {step['BodyName']}: {want.get('y', 0)}-{want.get('n', 0)}-{want.get('a', 0)}, {step['PassedFlagName']}",
       f"{want}\n{rows}\n{sums}")


def check_votes(house, matters):
    totals = collections.Counter()
    for matter in matters:
        for step in matter["History"]:
            if step.get("Votes"):
                check_vote(house, matter, step, totals)
    rows = dict(house.ask("SELECT COALESCE(c.choice, v.absence), COUNT(*) FROM vote_voter v LEFT JOIN vote_cast c"
                          " ON c.congress_id = v.congress_id AND c.id = v.id GROUP BY 1"))
    same(rows, dict(totals), "every kind of absence is kept apart")
    ok({"absent", "medical", "parental", "maternity", "excused", "non_voting"} <= set(rows), "and each of them is there", rows)
    same(house.ask("SELECT COUNT(*) FROM vote")[0][0],
         sum(1 for m in matters for s in m["History"] if s.get("Votes")), "no vote more than there are")


# ---------------------------------------------------------------- meetings


def check_attendance(house, event, item):
    meeting = source(house, "meeting", event["ID"])[0]
    rows = house.ask("SELECT COALESCE(absence, ''), COUNT(*) FROM meeting_person WHERE meeting_id = ? GROUP BY 1", meeting)
    same(dict(rows), tally(r["Value"] for r in item["RollCall"]), f"attendance on {event['Date'][:10]}")
    there = house.ask("SELECT COUNT(*) FROM meeting_v_person WHERE meeting_id = ? AND present_ever = 1", meeting)[0][0]
    same(there, sum(1 for r in item["RollCall"] if r["Value"].strip() == "Present"), "and those who were there")
    for line in event["Items"]:
        printed = re.search(r"There were (\d+) Council Members present", line.get("MinutesNote") or "")
        if printed:
            same(there, int(printed[1]), f"as printed: {printed[0]}")


def check_printed(house, event, matters):
    """"Int. No. 876-A,  VOTE: 42-6-0" in the minutes: for, against, abstaining."""
    seen = 0
    for line in event["Items"]:
        for number, yes, no, abstain in re.findall(r"Int\. No\. (\d+)-?\w*,\s+VOTE:\s*(\d+)-(\d+)-(\d+)", line.get("MinutesNote") or ""):
            for matter in (m for m in matters if re.match(rf"Int 0*{number}-", m["File"])):
                for step in (s for s in matter["History"] if s.get("EventID") == event["ID"] and s.get("Votes")):
                    row = house.ask("SELECT yes, no, abstain FROM vote_v_result WHERE id = ?", source(house, "item", step["ID"])[2])
                    same(row, [(int(yes), int(no), int(abstain))], f"printed: {matter['File']} {yes}-{no}-{abstain}")
                    seen += 1
    return seen


def check_meetings(house, events, matters):
    printed = 0
    for event in events:
        meeting = source(house, "meeting", event["ID"])[0]
        state = house.ask("SELECT state, starts_on FROM meeting WHERE id = ?", meeting)
        held = event["AgendaStatusName"] != "Deferred"
        same(state, [("closed" if held else "cancelled", event["Date"][:10])],
             f"{event['Date'][:10]}: {'held' if held else 'put off, not counted as held'}")
        same(house.ask("SELECT COUNT(*) FROM meeting_item WHERE meeting_id = ?", meeting)[0][0],
             len({i["ID"] for i in event["Items"]} | {s["ID"] for m in matters for s in m["History"] if s.get("EventID") == event["ID"]}),
             f"{len(event['Items'])} items")
        for item in event["Items"]:
            if item.get("RollCall"):
                check_attendance(house, event, item)
        printed += check_printed(house, event, matters)
    print(f"# {printed} results printed in minutes whose roll calls are in the data")


# ---------------------------------------------------------------- again, apart, wrong


def again(house, paths, before):
    code, out, err = house.bring(*paths)
    ok(code == 0 and "0 written" in out, "the same files again: nothing is written", out + err)
    same(house.sizes(), before, "no row is new")


def apart(paths, before):
    """Agendas first, roll calls later, one file after the other."""
    house = House()
    events = [p for p in paths if "/events/" in p]
    code, out, err = house.bring(*events)
    ok(code == 0, "the agendas alone", out + err)
    results = [house.bring(p) for p in paths if "/events/" not in p]
    ok(all(r[0] == 0 for r in results), "then each matter by itself", [r for r in results if r[0] != 0])
    same(house.sizes(), before, "leads to the same rows")


def wrong(paths):
    house = House()
    before = house.sizes()
    good = [p for p in paths if "/introduction/" in p][:3]
    matter = next(load(p) for p in paths if any(h.get("Votes") for h in load(p).get("History", [])))
    step = next(h for h in matter["History"] if h.get("Votes"))
    cases = [("not_json", b'{"History": [\n oops', "第2行"), ("latin1", "{\"File\": \"é\"}".encode("latin-1"), "UTF-8"),
             ("other", b"[1, 2]", "不是认识的")]
    step["Votes"][0]["Vote"] = "Perhaps"
    cases.append(("word", json.dumps(matter).encode(), "Perhaps"))
    step["Votes"][0] = dict(step["Votes"][1])
    cases.append(("twice", json.dumps(matter).encode(), "两次"))
    for name, content, word in cases:
        path = house.file_of(f"{name}.json", content)
        code, out, err = house.bring(*good, path)
        ok(code == 1 and word in err and f"{name}.json" in err, f"{name}: said clearly, with the file", f"{code}\n{out}\n{err}")
        same(house.sizes(), before, "and nothing of the good files is written")
    code, out, err = house.bring(*good, house.work.name + "/none.json")
    ok(code == 1 and "none.json" in err, "a file that is not there", err)
    code, out, err = house.run("import", "meeting_roll", *good)
    ok(code == 0 and "nothing is written" in out, "a look writes nothing", out + err)
    same(house.sizes(), before, "not a row")


def main():
    paths = sorted(glob.glob(folder + "/events/*.json")) + sorted(glob.glob(folder + "/introduction/*.json"))
    if not paths:
        print("1..0 # SKIP the shared data is not here")
        return 0
    events = [load(p) for p in paths if "/events/" in p]
    matters = [load(p) for p in paths if "/introduction/" in p]
    house = House()
    code, out, err = house.bring(*paths)
    ok(code == 0, "40 matters and 8 agendas come in by one command", out + err)
    check_votes(house, matters)
    check_meetings(house, events, matters)
    before = house.sizes()
    again(house, paths, before)
    apart(paths, before)
    code, out, err = house.run("verify", "journal")
    ok(code == 0, "the journal vouches for every row", out + err)
    wrong(paths)
    print(f"1..{count}")
    return failed != 0


sys.exit(main())
