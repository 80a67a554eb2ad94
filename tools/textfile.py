# SPDX-License-Identifier: MulanPSL-2.0
"""Reading text/zh.txt and text/zh_<part>.txt files: key = sentence, one per line; # starts a comment
line."""
import os
import re

KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+\Z")
SHARED_FIRST_WORDS = {"permission", "indicator", "unit", "import", "due", "retention", "duty"}
CJK = "\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
HALF_WIDTH = re.compile("[{0}][,;:!?()][{0}]|[{0}][,;!?](?=\\s|$)|[{0}]\\.(?=\\s|$)".format(CJK))


class TextError(Exception):
    """A fault in a text file, with its place."""


class Sentence:
    """One sentence: key, value, and where it stands."""

    def __init__(self, key, value, where):
        self.key, self.value, self.where = key, value, where

    def pieces(self):
        """["共", 0, "件"]: literal pieces and the numbers of placeholders, in order."""
        out = []
        for part in re.split(r"(\{\d\})", self.value):
            if re.fullmatch(r"\{\d\}", part):
                out.append(int(part[1]))
            elif part:
                out.append(part)
        return out


def placeholders_fault(value):
    """Why the placeholders of a sentence are wrong, or None."""
    if "{" not in value and "}" not in value:  # most have none, and every view reads every sentence
        return None
    rest = re.sub(r"\{\d\}", "", value)
    if "{" in rest or "}" in rest:
        return "a placeholder is {0} to {9}"
    used = sorted({int(n) for n in re.findall(r"\{(\d)\}", value)})
    if used != list(range(len(used))):
        return "placeholders must be numbered from {0} without gaps"
    return None


NOTICE = re.compile(r"[a-z]+\.notice\.\w+\.(title|body)\Z")


def sentence_fault(value, key=""):
    """Why a sentence is wrong, or None. Texts of notices are Mustache templates; `renda check` knows
    the names that each may use."""
    if not value:
        return "the sentence is empty"
    wrong = HALF_WIDTH.search(value)
    if wrong:
        return "half-width punctuation between Chinese characters: %s" % wrong.group(0)
    if NOTICE.match(key):
        value = re.sub(r"\{\{[#^/]?\w+\}\}", "", value)
    return placeholders_fault(value)


def owner_of(path):
    """The module whose folder holds the text file; None outside src/modules."""
    parts = os.path.normpath(path).split(os.sep)
    at = len(parts) - 4
    return parts[-3] if at >= 0 and parts[at] == "modules" else None


def read(path, out):
    """Add the sentences of a file to the dict `out`; TextError at the first fault."""
    owner = owner_of(path)
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for number, line in enumerate(lines, 1):
        where = "%s:%d" % (path, number)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, eq, value = line.partition("=")
        key, value = key.strip(), value.strip()
        if not eq:
            raise TextError("%s: expected key = sentence" % where)
        if not KEY.match(key):
            raise TextError("%s: key '%s' is not of the form module.word" % (where, key))
        first = key.split(".")[0]
        if owner and first != owner and first not in SHARED_FIRST_WORDS:
            raise TextError("%s: key '%s' must start with '%s.'" % (where, key, owner))
        fault = sentence_fault(value, key)
        if fault:
            raise TextError("%s: %s: %s" % (where, key, fault))
        if key in out:
            raise TextError("%s: key '%s' is already at %s" % (where, key, out[key].where))
        out[key] = Sentence(key, value, where)


def walk(root, want):
    """Files below root whose path satisfies want(), and every folder seen: a new file in one of
    them must start the tool again."""
    files, folders = [], []
    for folder, below, names in os.walk(root):
        below[:] = sorted(d for d in below if not d.startswith("."))
        folders.append(folder)
        files += [os.path.join(folder, n) for n in sorted(names) if want(os.path.join(folder, n))]
    return files, folders


TEXT_NAME = re.compile(r"zh(_[a-z]+)?\.txt\Z")


def is_text(path):
    folder, name = os.path.split(path)
    return os.path.basename(folder) == "text" and TEXT_NAME.match(name) is not None


def load_tree(root):
    """All sentences below root: (dict, files, folders)."""
    files, folders = walk(root, is_text)
    out = {}
    for path in files:
        read(path, out)
    return out, files, folders


def depfile(path, target, inputs):
    """A make rule for Ninja: target is older than any of the inputs."""
    with open(path, "w", encoding="utf-8") as f:
        f.write("%s: %s\n" % (target, " ".join(i.replace(" ", "\\ ") for i in inputs)))
