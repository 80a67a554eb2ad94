#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Put the handbook into the program: docs/handbook/*.md through cmark (safe mode) into a C table.

Usage: handbook.py OUT.c DEPFILE FOLDER [--self-test]

A page begins with

    ---
    part: office          (public, common, deputy, office, unit or admin)
    order: 20             (within its part)
    routes: /suggestion/new /suggestion/{id}/edit
    ---
    # Title

`routes`: the pages of the program that it explains, with all below them; {x} stands for a number.
The build fails when a link to another page or a picture leads nowhere, when a picture has no
description, when a page that explains screens shows none of them, or when two pages have the same
title.
"""
import html
import pathlib
import re
import subprocess
import sys

from assets import url_of
from embed import HEAD, c_string

PARTS = ("public", "common", "deputy", "office", "unit", "admin")


class Fault(Exception):
    pass


def head_of(name, text):
    found = re.match(r"---\n(.*?)\n---\n+# ([^\n]+)\n", text, re.S)
    if not found:
        raise Fault(f"{name}: does not begin with ---, part, order, routes, --- and # title")
    facts = dict(line.split(":", 1) for line in found[1].splitlines())
    facts = {key.strip(): value.strip() for key, value in facts.items()}
    if facts.get("part") not in PARTS or not facts.get("order", "").isdigit():
        raise Fault(f"{name}: part is one of {' '.join(PARTS)}, order a number")
    return facts, found[2].strip(), text[found.end():]


def size_of(path):
    """Width and height of a WebP or PNG file."""
    data = path.read_bytes()[:32]
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data[12:16] == b"VP8X":
        return tuple(1 + int.from_bytes(data[at:at + 3], "little") for at in (24, 27))
    if data[12:16] == b"VP8 ":
        return tuple(int.from_bytes(data[at:at + 2], "little") & 0x3FFF for at in (26, 28))
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise Fault(f"{path.name}: neither WebP nor PNG")


def point(name, folder, pages, markup):
    """Links and pictures of one page, as the program serves them."""
    def link(m):
        target, _, anchor = html.unescape(m[1]).partition("#")
        if target.startswith(("/", "http://", "https://")) or not target:
            return m[0]
        if not target.endswith(".md") or target[:-3] not in pages:
            raise Fault(f"{name}: link to {m[1]}, which is no page of the handbook")
        return f'href="/help/{target[:-3]}{"#" + anchor if anchor else ""}"'

    def picture(m):
        path = folder / html.unescape(m[1])
        if not m[2].strip():
            raise Fault(f"{name}: the picture {m[1]} has no description")
        if not path.is_file():
            raise Fault(f"{name}: there is no picture {m[1]}")
        width, height = size_of(path)
        return (f'<img src="{url_of(path, path.read_bytes())}" alt="{m[2]}" width="{width}" '
                f'height="{height}" loading="lazy"')

    markup = re.sub(r'href="([^"]*)"', link, markup)
    return re.sub(r'<img src="([^"]*)" alt="([^"]*)"', picture, markup)


def rendered(text):
    return subprocess.run(["cmark", "--safe", "--validate-utf8"], input=text.encode(), check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def plain_of(title, markup):
    """What is searched and what JSON gives: words without marks, one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", title + "\n" + markup)).split())


def compile_folder(folder):
    paths = sorted(folder.glob("*.md"))
    read = {p.stem: head_of(p.name, p.read_text(encoding="utf-8")) for p in paths}
    titles = [title for _, title, _ in read.values()]
    for title in titles:
        if titles.count(title) > 1:
            raise Fault(f"two pages are called {title}")
    rows = []
    for stem, (facts, title, text) in read.items():
        if not re.fullmatch(r"[a-z][a-z0-9-]*", stem):
            raise Fault(f"{stem}.md: a name is small letters, digits and -")
        markup = point(stem + ".md", folder, read, rendered(text))
        if facts.get("routes") and "<img " not in markup:
            raise Fault(f"{stem}.md explains screens and shows none (script/handbook-shots)")
        rows.append((PARTS.index(facts["part"]), int(facts["order"]), stem, facts, title, markup))
    return sorted(rows, key=lambda row: row[:3])


def emit(rows):
    out = [HEAD + '#include "modules/help/help_rules.h"\n'
           '#pragma GCC diagnostic ignored "-Woverlength-strings"\n\n'
           "const struct help_page HELP_PAGES[] = {\n"]
    for part, _, stem, facts, title, markup in rows:
        out.append("    {HELP_%s, \"%s\",\n%s,\n        \"%s\",\n%s,\n%s},\n" % (
            facts["part"].upper(), stem, c_string(title), facts.get("routes", ""), c_string(markup),
            c_string(plain_of(title, markup))))
    return "".join(out) + "    {0},\n};\n"


def self_test():
    import tempfile
    good = "---\npart: office\norder: 1\nroutes: %s\n---\n\n# 标题\n\n"
    for routes, body, fault in (("", "[x](b.md)", "no page"), ("/a", "![甲](img/no.webp)", "no picture"),
                                ("", "[x](/suggestion) <b>x</b> [y](javascript:z)", None), ("", "[x](a.md)", None),
                                ("/a", "[x](a.md)", "shows none")):
        with tempfile.TemporaryDirectory() as d:
            (pathlib.Path(d) / "a.md").write_text(good % routes + body)
            try:
                (_, _, _, _, _, markup), = compile_folder(pathlib.Path(d))
                assert fault is None and "<b>" not in markup and "javascript" not in markup, markup
            except Fault as e:
                assert fault is not None and fault in str(e), e
    print("ok")


def main(argv):
    if "--self-test" in argv:
        self_test()
        return 0
    if len(argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(argv[3])
    try:
        pathlib.Path(argv[1]).write_text(emit(compile_folder(folder)), encoding="ascii")
    except Fault as e:
        print(f"docs/handbook/{e}", file=sys.stderr)
        return 1
    used = [folder, folder / "img", *folder.glob("*.md"), *folder.glob("img/*")]
    pathlib.Path(argv[2]).write_text(f"{argv[1]}: {' '.join(map(str, used))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
