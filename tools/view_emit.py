# SPDX-License-Identifier: MulanPSL-2.0
"""From template trees to C."""
import html as pyhtml
import os
from view_html import Html, HtmlError, START, TEXT, VALUE
from view_parse import parse
from view_struct import Member, ViewError


def c_literal(data):
    """Bytes as a C string literal that no C dialect misreads."""
    out = []
    for i, b in enumerate(data):
        c = chr(b)
        if c == "\n":
            out.append("\\n")
        elif c in '"\\':
            out.append("\\" + c)
        elif c == "?" and data[i - 1:i] == b"?":
            out.append("\\?")
        elif 32 <= b < 127:
            out.append(c)
        else:
            out.append("\\%03o" % b)
    return '"%s"' % "".join(out)


def escaped(text):
    return pyhtml.escape(text, quote=True).replace("&#x27;", "&#39;")


class Scope:
    """What names mean: members of a struct behind a C pointer, or the item of a list of texts."""

    def __init__(self, struct, pointer, index=None, count=None, item=None):
        self.struct, self.pointer = struct, pointer
        self.index, self.count, self.item = index, count, item


class Emitter:
    """Writes the body of one HTML function."""

    def __init__(self, world, struct, folder):
        self.world = world              # structs, sentences, icons, components
        self.folder = folder            # where partials are
        self.scopes = [Scope(struct, "d0")]
        self.html = Html()
        self.lines, self.pending = [], bytearray()
        self.depth, self.serial = 1, 0
        self.icons = set()
        self.present = set()
        self.using = []                 # partials we are inside of
        self.uses_env = False

    # -- output --------------------------------------------------------------------------------
    def flush(self):
        if self.pending:
            self.lines.append("%sPUT(%s);" % ("    " * self.depth, c_literal(bytes(self.pending))))
            self.pending.clear()

    def line(self, text):
        self.flush()
        self.uses_env = self.uses_env or "env" in text
        self.lines.append("    " * self.depth + text)

    def put(self, text):
        data = text.encode()
        if data.startswith(b"\n") and self.pending.endswith(b"\n") and not self.html.in_preserved():
            data = data[1:]
        self.pending += data

    def open(self, text):
        self.line(text)
        self.depth += 1

    def close(self, text="}"):
        self.flush()
        self.depth -= 1
        self.line(text)

    def fresh(self):
        self.serial += 1
        return self.serial

    # -- names ---------------------------------------------------------------------------------
    def member_of(self, struct, name):
        m = struct.members.get(name)
        if m is None and name.endswith("_count"):
            base = struct.members.get(name[:-6])
            if base is not None and base.form == "list":
                return Member(name, "plain", "size", True, base.where)
        return m

    def lookup(self, path, where):
        """(C expression, member) of a path; the innermost scope that knows its first word wins."""
        if path == ".":
            top = self.scopes[-1]
            if top.item is not None:
                return top.item, Member(".", "plain", "text", False, where)
            return "(*%s)" % top.pointer, Member(".", "one", top.struct.name, False, where)
        if path.startswith("@"):
            return self.lookup_loop(path, where)
        words = path.split(".")
        for scope in reversed(self.scopes):
            m = self.member_of(scope.struct, words[0]) if scope.struct else None
            if m is not None:
                return self.follow("%s->%s" % (scope.pointer, words[0]), m, words, where)
        known = sorted({n for s in self.scopes if s.struct for n in s.struct.members})
        raise ViewError("%s: no '%s' here; there is %s" % (where, words[0], ", ".join(known)))

    def follow(self, expr, m, words, where):
        for i, word in enumerate(words[1:], 1):
            if m.form not in ("one", "opt"):
                raise ViewError("%s: '%s' has no members" % (where, ".".join(words[:i])))
            if m.form == "opt" and expr not in self.present:
                raise ViewError("%s: '%s' may be absent: use it inside {{#%s}}"
                                % (where, ".".join(words[:i]), ".".join(words[:i])))
            inner = self.member_of(self.world.structs[m.type], word)
            if inner is None:
                raise ViewError("%s: struct %s has no '%s'" % (where, m.type, word))
            expr, m = expr + ("->" if m.form == "opt" else ".") + word, inner
        return expr, m

    def lookup_loop(self, path, where):
        for scope in reversed(self.scopes):
            if scope.index is not None:
                if path == "@index":
                    return "(int64_t)%s + 1" % scope.index, Member(path, "plain", "int", 1, where)
                test = "%s == 0" if path == "@first" else "%s + 1 == " + scope.count
                return test % scope.index, Member(path, "plain", "bool", True, where)
        raise ViewError("%s: %s outside a list" % (where, path))

    # -- nodes ---------------------------------------------------------------------------------
    def run(self, nodes):
        for node in nodes:
            try:
                getattr(self, "on_" + node.kind)(node)
            except HtmlError as fault:
                path, line = node.where.rsplit(":", 1)
                line = int(line) + getattr(node, "text", "").count("\n", 0, fault.at)
                raise ViewError("%s:%d: %s" % (path, line, fault)) from None

    def on_lit(self, node):
        indented = node.starts_line and self.html.mode == TEXT and not self.html.in_preserved()
        kept = self.html.feed(node.text)
        self.put(kept.lstrip(" \t") if indented else kept)

    def on_var(self, node):
        from view_value import value_code
        expr, m = self.lookup(node.path, node.where)
        how = self.html.value()
        self.line(value_code(self, node, expr, m, how))

    def on_text(self, node):
        sentence = self.world.sentences.get(node.key)
        if sentence is None:
            raise ViewError("%s: no text '%s'" % (node.where, node.key))
        how = self.html.value()
        if how.startswith("url"):
            raise ViewError("%s: a text in a URL" % node.where)
        pieces = sentence.pieces()
        wanted = len({p for p in pieces if isinstance(p, int)})
        if wanted != len(node.args):
            raise ViewError("%s: '%s' takes %d arguments, not %d (%s)"
                            % (node.where, node.key, wanted, len(node.args), sentence.where))
        for piece in pieces:
            if isinstance(piece, int):
                self.on_var(node.args[piece])
            else:
                self.put(escaped(piece))

    def on_icon(self, node):
        if node.name not in self.world.icons:
            raise ViewError("%s: no icon '%s'" % (node.where, node.name))
        if self.html.value() != "text":
            raise ViewError("%s: an icon stands between elements" % node.where)
        self.icons.add(node.name)
        self.put('<svg class="i" aria-hidden="true"><use href="#i-%s"/></svg>' % node.name)

    def on_csrf(self, node):
        form = self.html.form
        if self.html.value() != "text" or form is None or not form["post"]:
            raise ViewError("%s: {{csrf}} belongs into a <form method=\"post\">" % node.where)
        form["csrf"] = True
        self.line("view_put_csrf(env, out);")

    # -- sections ------------------------------------------------------------------------------
    def truth(self, expr, m, where):
        if m.form == "list":
            return expr + "_count != 0"
        if m.form == "opt":
            return expr + " != NULL"
        if m.form == "one":
            return "true"
        tests = {"bool": "%s", "text": "%s.len != 0", "html": "%s.safe.len != 0", "int": "%s != 0",
                 "time": "%s != 0", "size": "%s != 0", "date": "!date_none(%s)"}
        return tests[m.type] % expr

    def on_section(self, node):
        expr, m = self.lookup(node.path, node.where)
        truth = self.truth(expr, m, node.where)
        before = self.html.save()
        if node.inverted:
            if m.form == "one":
                raise ViewError("%s: '%s' is never absent" % (node.where, node.path))
            self.open("if (%s) {" % ("!(%s)" % truth if " " in truth else "!" + truth))
            self.run(node.body)
            self.close()
            self.html.join(before)
            return
        self.section_body(node, expr, m, truth)
        if node.otherwise is None:
            self.html.join(before)
            return
        after = self.html.save()
        self.html.load(before)
        self.open("if (%s) {" % ("!(%s)" % truth if " " in truth else "!" + truth)
                  if m.form == "list" else "else {")
        self.run(node.otherwise.body)
        self.close()
        try:
            self.html.join(after)
        except HtmlError as fault:
            raise ViewError("%s: %s" % (node.otherwise.where, fault)) from None

    def section_body(self, node, expr, m, truth):
        n = self.fresh()
        if m.form == "list":
            if self.html.mode == VALUE and self.html.url == START and self.html.in_url():
                raise ViewError("%s: a list at the start of a URL" % node.where)
            index = "i%d" % n
            self.open("for (size_t %s = 0; %s < %s_count; %s++) {" % (index, index, expr, index))
            if m.type == "text":
                self.line("const struct str d%d = %s[%s];" % (n, expr, index))
                scope = Scope(None, None, index, expr + "_count", "d%d" % n)
            else:
                self.line("const struct %s_v *d%d = &%s[%s];" % (m.type, n, expr, index))
                scope = Scope(self.world.structs[m.type], "d%d" % n, index, expr + "_count")
            self.line("(void)d%d;" % n)
            self.inside(node, scope)
        elif m.form in ("opt", "one"):
            self.open("if (%s) {" % truth)
            at = expr if m.form == "opt" else "&" + expr
            self.line("const struct %s_v *d%d = %s;" % (m.type, n, at))
            self.line("(void)d%d;" % n)
            added = {expr} - self.present
            self.present |= added
            self.inside(node, Scope(self.world.structs[m.type], "d%d" % n))
            self.present -= added
        else:
            self.open("if (%s) {" % truth)
            self.run(node.body)
        self.close()

    def inside(self, node, scope):
        self.scopes.append(scope)
        self.run(node.body)
        self.scopes.pop()

    # -- partials and components ---------------------------------------------------------------
    def on_use(self, node):
        name = node.name.lstrip("_")
        partial = os.path.join(self.folder, "_%s.html" % name)
        if node.arg is None and os.path.exists(partial):
            if partial in self.using:
                raise ViewError("%s: the partial uses itself" % node.where)
            self.using.append(partial)
            self.world.read_files.append(partial)
            self.run(parse(partial))
            self.using.pop()
            return
        if name not in self.world.components:
            raise ViewError("%s: no partial _%s.html in this module and no component %s"
                            % (node.where, name, name))
        self.component(node, name)

    def component(self, node, name):
        if self.html.value() != "text":
            raise ViewError("%s: a component stands between elements" % node.where)
        expr, m = self.lookup(node.arg or ".", node.where)
        if m.type != name or m.form not in ("one", "opt"):
            raise ViewError("%s: component %s takes a struct %s; '%s' is %s%s"
                            % (node.where, name, name, node.arg or ".",
                               "a list of " if m.form == "list" else "", m.type))
        self.icons |= self.world.component_icons(name, node.where)
        at = expr if m.form == "opt" else "&" + expr
        at = at.replace("&(*d", "d").rstrip(")") if at.startswith("&(*d") else at
        call = "component_%s_html(%s, env, out);" % (name, at)
        self.line(call if m.form == "one" or expr in self.present
                  else "if (%s != NULL) %s" % (expr, call))


def compile_template(world, struct, path):
    """(C lines of the function's body, icons, whether env is used)."""
    world.read_files.append(path)
    if not os.path.exists(path):
        raise ViewError("%s: %s is missing" % (struct.where, path))
    e = Emitter(world, struct, os.path.dirname(path))
    nodes = parse(path)
    e.run(nodes)
    try:
        e.html.end()
    except HtmlError as fault:
        raise ViewError("%s: %s" % (nodes[-1].where if nodes else path, fault)) from None
    e.flush()
    return e.lines, e.icons, e.uses_env
