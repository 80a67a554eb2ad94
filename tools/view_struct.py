# SPDX-License-Identifier: MulanPSL-2.0
"""Structs of a .view file, their C declarations and their JSON Schema."""
import json
import re

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
C_WORDS = set("""auto break case char const continue default do double else enum extern float for
goto if inline int long register restrict return short signed sizeof static struct switch typedef
union unsigned void volatile while bool true false""".split())
PLAIN = {"int": "int64_t", "text": "struct str", "bool": "bool", "date": "struct date",
         "time": "int64_t", "html": "struct html"}


class ViewError(Exception):
    """A fault in a .view file or a template; the message starts with file:line."""


class Member:
    """form: plain, opt, one, list. type: a word of PLAIN or the name of a struct."""

    def __init__(self, name, form, kind, ui, where, sheet=None):
        self.name, self.form, self.type, self.ui, self.where = name, form, kind, ui, where
        self.sheet = sheet      # words after !sheet; None: it is in no sheet

    def in_json(self):
        return not self.ui and self.type != "html"


class Struct:
    def __init__(self, name, is_view, where):
        self.name, self.is_view, self.where = name, is_view, where
        self.members = {}


def parse_member(words, where):
    sheet = None
    if "!sheet" in words:
        at = words.index("!sheet")
        words, sheet = words[:at], words[at + 1:]
    ui = words[-1] == "!ui"
    if ui:
        words = words[:-1]
    name, kind = words[0], words[1:]
    if not NAME.match(name) or name in C_WORDS:
        raise ViewError("%s: '%s' cannot be the name of a member" % (where, name))
    if len(kind) == 1 and kind[0] in PLAIN:
        return Member(name, "plain", kind[0], ui, where, sheet)
    if len(kind) == 2 and kind[0] in ("opt", "one") and kind[1] not in PLAIN:
        return Member(name, kind[0], kind[1], ui, where, sheet)
    if len(kind) == 2 and kind[0] == "list" and (kind[1] == "text" or kind[1] not in PLAIN):
        return Member(name, "list", kind[1], ui, where, sheet)
    raise ViewError("%s: '%s' is not a type: int, text, bool, date, time, html, opt STRUCT, "
                    "one STRUCT, list STRUCT, list text" % (where, " ".join(kind)))


def parse(path, prefix=""):
    """The structs of a file, in order. Names must start with prefix."""
    structs, now = {}, None
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for number, line in enumerate(lines, 1):
        where = "%s:%d" % (path, number)
        words = line.split("#")[0].split()
        if not words:
            continue
        if not line[0].isspace():
            if len(words) != 2 or words[0] not in ("struct", "view") or not NAME.match(words[1]):
                raise ViewError("%s: expected 'struct NAME' or 'view NAME'" % where)
            if not words[1].startswith(prefix):
                raise ViewError("%s: the name must start with '%s'" % (where, prefix))
            if words[1] in structs:
                raise ViewError("%s: %s is already defined" % (where, words[1]))
            now = structs[words[1]] = Struct(words[1], words[0] == "view", where)
        elif now is None or len(words) < 2:
            raise ViewError("%s: expected a member: NAME TYPE" % where)
        else:
            m = parse_member(words, where)
            if m.name in now.members:
                raise ViewError("%s: member %s is already there" % (where, m.name))
            now.members[m.name] = m
    return structs


def check_types(structs, known):
    """Every struct named in a member exists, and none embeds itself."""
    for s in structs.values():
        if not s.members:
            raise ViewError("%s: %s has no member" % (s.where, s.name))
        for m in s.members.values():
            if m.form != "plain" and m.type != "text" and m.type not in known:
                raise ViewError("%s: no struct '%s'" % (m.where, m.type))
    in_order(structs)


def in_order(structs):
    """Structs such that an embedded one stands before the one that embeds it."""
    out, done, doing = [], set(), set()

    def visit(s):
        if s.name in done:
            return
        if s.name in doing:
            raise ViewError("%s: %s embeds itself; use opt or list" % (s.where, s.name))
        doing.add(s.name)
        for m in s.members.values():
            if m.form == "one" and m.type in structs:
                visit(structs[m.type])
        done.add(s.name)
        out.append(s)

    for s in structs.values():
        visit(s)
    return out


def c_member(m):
    if m.form == "plain":
        return "    %s %s;" % (PLAIN[m.type], m.name)
    kind = "struct str" if m.type == "text" else "struct %s_v" % m.type
    if m.form == "one":
        return "    %s %s;" % (kind, m.name)
    if m.form == "opt":
        return "    const %s *%s; /* NULL: absent */" % (kind, m.name)
    return "    const %s *%s;\n    size_t %s_count;" % (kind, m.name, m.name)


def c_struct(s):
    body = "\n".join(c_member(m) for m in s.members.values())
    return ("/* The order is the author's. NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */\n"
            "struct %s_v {\n%s\n};\n" % (s.name, body))


SCHEMAS = {"int": {"type": "integer"}, "text": {"type": "string"}, "bool": {"type": "boolean"},
           "date": {"type": ["string", "null"], "format": "date"},
           "time": {"type": ["string", "null"], "format": "date-time"}}


def schema_of(s, known, above=()):
    """JSON Schema as a dict; a struct inside itself is only said to be an object."""
    if s.name in above:
        return {"type": "object"}
    properties = {}
    for m in s.members.values():
        if not m.in_json():
            continue
        if m.form == "plain" or m.type == "text":
            inner = dict(SCHEMAS[m.type])
        else:
            inner = schema_of(known[m.type], known, above + (s.name,))
        if m.form == "list":
            inner = {"type": "array", "items": inner}
        elif m.form == "opt":
            inner["type"] = ["object", "null"]
        properties[m.name] = inner
    return {"type": "object", "additionalProperties": False, "properties": properties,
            "required": list(properties)}


def schema_text(s, known):
    return json.dumps(schema_of(s, known), separators=(",", ":"))
