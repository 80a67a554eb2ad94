# SPDX-License-Identifier: MulanPSL-2.0
"""Templates into trees: text, variables, sections, components."""
import re
from textfile import CJK
from view_struct import ViewError

TAG = re.compile(r"\{\{(.*?)\}\}", re.S)
PATH = re.compile(r"(\.|@index|@first|@last|[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*)\Z")
CHINESE = re.compile("[%s]" % CJK)


class Node:
    """kind: lit, var, text, icon, csrf, section, use. Further attributes by kind."""

    def __init__(self, kind, where, **rest):
        self.kind, self.where = kind, where
        self.__dict__.update(rest)


def check_path(path, where):
    if not PATH.match(path):
        raise ViewError("%s: '%s' is not a name" % (where, path))
    return path


def variable(text, where):
    path, bar, form = text.partition("|")
    return Node("var", where, path=check_path(path.strip(), where), format=form.strip() if bar
                else "")


def leaf(inner, where):
    """A tag that is not a section."""
    if inner.startswith("t:"):
        words = inner[2:].split()
        if not words:
            raise ViewError("%s: {{t:}} needs a key" % where)
        return Node("text", where, key=words[0], args=[variable(w, where) for w in words[1:]])
    if inner.startswith("icon:"):
        return Node("icon", where, name=inner[5:].strip())
    if inner == "csrf":
        return Node("csrf", where)
    if inner.startswith(">"):
        words = inner[1:].split()
        if len(words) not in (1, 2):
            raise ViewError("%s: {{>name}} or {{>name argument}}" % where)
        arg = check_path(words[1], where) if len(words) == 2 else None
        return Node("use", where, name=words[0], arg=arg)
    if inner[:1] in ("&", "{", "=", "$", "<"):
        raise ViewError("%s: {{%s}} is not part of our templates" % (where, inner))
    return variable(inner, where)


def standalone(text, start, end, inner):
    """A section tag or a note alone on its line takes the line with it: (start, end) of what to
    take out."""
    if inner[:1] not in ("#", "^", "/", "!", ">"):
        return start, end
    line = text.rfind("\n", 0, start) + 1
    after = re.compile(r"[ \t]*(\n|\Z)").match(text, end)
    if text[line:start].strip() == "" and after:
        return line, after.end()
    return start, end


class Parser:
    def __init__(self, path, text):
        self.path, self.text = path, text
        self.stack = [(None, [])]   # (section node, its children)

    def where(self, at):
        return "%s:%d" % (self.path, self.text.count("\n", 0, at) + 1)

    def add(self, node):
        self.stack[-1][1].append(node)

    def literal(self, start, end):
        part = self.text[start:end]
        if not part:
            return
        wrong = CHINESE.search(part)
        if wrong:
            raise ViewError("%s: Chinese belongs into text/zh.txt: %s"
                            % (self.where(start + wrong.start()), wrong.group(0)))
        opened = part.find("{{")
        if opened >= 0:
            raise ViewError("%s: '{{' is not closed" % self.where(start + opened))
        self.add(Node("lit", self.where(start), text=part,
                      starts_line=start == 0 or self.text[start - 1] == "\n"))

    def close(self, name, where):
        section, children = self.stack.pop()
        if section is None or section.path != name:
            raise ViewError("%s: {{/%s}} does not match %s"
                            % (where, name, "anything" if section is None else "{{#%s}} at %s"
                               % (section.path, section.where)))
        section.body = children

    def section(self, inner, where):
        node = Node("section", where, path=check_path(inner[1:].strip(), where),
                    inverted=inner[0] == "^", body=[], otherwise=None)
        siblings = self.stack[-1][1]
        before = siblings[-1] if siblings else None
        if node.inverted and before is not None and before.kind == "section" \
                and before.path == node.path and not before.inverted and before.otherwise is None:
            before.otherwise = node       # {{#x}}…{{/x}}{{^x}}…{{/x}}: one if with an else
        else:
            self.add(node)
        self.stack.append((node, []))

    def run(self):
        at = 0
        for m in TAG.finditer(self.text):
            inner = m.group(1).strip()
            where = self.where(m.start())
            start, end = standalone(self.text, m.start(), m.end(), inner)
            self.literal(at, max(at, start))
            at = max(at, end)
            if CHINESE.search(inner):
                raise ViewError("%s: Chinese belongs into text/zh.txt: %s" % (where, inner))
            if not inner:
                raise ViewError("%s: an empty {{}}" % where)
            if inner[0] == "!":
                continue
            if inner[0] in "#^":
                self.section(inner, where)
            elif inner[0] == "/":
                self.close(inner[1:].strip(), where)
            else:
                self.add(leaf(inner, where))
        self.literal(at, len(self.text))
        section, children = self.stack.pop()
        if section is not None:
            raise ViewError("%s: {{#%s}} is not closed" % (section.where, section.path))
        return children


def parse(path):
    with open(path, encoding="utf-8") as f:
        return Parser(path, f.read()).run()
