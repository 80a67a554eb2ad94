#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Pages are kept by the tables they were read from (ADR 0021): what looks at files says so by db_beside(), or stands
here with the reason why no page that is kept can come of it.

usage: check_beside.py SRC    prints what is wrong; exit code 1 if anything is
"""
import pathlib
import re
import sys

LOOKS = re.compile(r"(?<![\w.>])(?:fopen|opendir|fdopendir|open|openat|stat|statvfs|readlink|access|popen)\s*\(")
DECLARED = re.compile(r"^(?:static |enum |struct |bool |int )[^=;]*\b(?:open|stat|access)\s*\([^;]*\)\s*$", re.M)

POST = "only of what was sent with a post"
NAMED = "its path comes from a function that calls db_beside()"
COMMAND = "commands and jobs"
WORKER = "a child process, or its files"
APART = {
    "modules/attachment/attachment_take.c": POST,
    "modules/import/import_commands.c": COMMAND,
    "modules/petition/petition_web_file.c": POST,
    "modules/rollup/rollup_web.c": POST,
    "modules/vote/vote_clock.c": "the number of this start of the machine: the same as long as the program runs",
    "platform/backup/backup_archive.c": COMMAND,
    "platform/backup/backup_file.c": COMMAND,
    "platform/backup/backup_module.c": COMMAND,
    "platform/backup/backup_restore.c": COMMAND,
    "platform/config.c": "before the program serves",
    "platform/crypt/keyring.c": "keys: pages of personal values are not kept",
    "platform/event/journal_head.c": COMMAND,
    "platform/file/file_module.c": COMMAND,
    "platform/file/file_scan.c": POST,
    "platform/file/file_sweep.c": COMMAND,
    "platform/file/file_task.c": "which programs the machine has: never in a list",
    "platform/file/file_text.c": WORKER,
    "platform/file/file_type.c": POST,
    "platform/http/body_multipart.c": POST,
    "platform/http/keyed.c": POST,
    "platform/http/metrics_page.c": "no page",
    "platform/http/prepare.c": "before the program serves",
    "platform/http/respond_file.c": "an answer that is ready is not kept",
    "platform/import/import_alive.c": NAMED,
    "platform/import/import_document.c": COMMAND,
    "platform/import/import_plan.c": NAMED,
    "platform/import/import_run.c": NAMED,
    "platform/sheet/sheet.c": "the file of an import, named by a function that calls db_beside()",
    "platform/sheet/sheet_csv.c": "the file of an import, named by a function that calls db_beside()",
    "platform/sheet/sheet_write.c": "sheets are sent as files",
    "platform/worker/worker.c": WORKER,
    "platform/worker/worker_dir.c": WORKER,
    "platform/worker/worker_landlock.c": WORKER,
}


def without_comments(text):
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S))


def main():
    src = pathlib.Path(sys.argv[1])
    faults, looking = [], set()
    for path in sorted([*src.glob("platform/**/*.c"), *src.glob("modules/**/*.c")]):
        name = path.relative_to(src).as_posix()
        text = without_comments(path.read_text(encoding="utf-8"))
        if "/tests/" in name or not LOOKS.search(DECLARED.sub("", text)):
            continue
        looking.add(name)
        if name not in APART and "db_beside(" not in text:
            faults.append(f"src/{name} looks at files: call db_beside() (platform/kept.h), or say why not in {sys.argv[0]}")
        if name in APART and "db_beside(" in text:
            faults.append(f"src/{name} calls db_beside(): it needs no reason in {sys.argv[0]}")
    faults += [f"{sys.argv[0]}: src/{name} looks at no file" for name in APART if name not in looking]
    print("\n".join(faults) if faults else f"{len(looking)} files that look at files: all say so, or why not")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
