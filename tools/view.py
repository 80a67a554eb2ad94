#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Compile <module>.view and its templates into <module>_view.h and <module>_view.c.
The language is described in docs/views.md."""
import argparse
import glob
import os
import sys
from textfile import TextError, depfile, load_tree
from view_emit import c_literal, compile_template
from view_sheet import rows_code, sheet_code
from view_struct import (ViewError, c_struct, check_types, in_order, parse, schema_text)


def read_icons(path):
    """Names in order; the place in the file is the bit of view.icons."""
    with open(path, encoding="utf-8") as f:
        names = [line.split()[0] for line in f if line.strip() and not line.startswith("#")]
    if len(names) > 64:
        raise ViewError("%s: at most 64 icons" % path)
    return names


class World:
    """All a template may refer to."""

    def __init__(self, args):
        view_dir = args.platform
        self.icons = read_icons(os.path.join(view_dir, "icons.txt"))
        self.sentences, texts, folders = load_tree(args.root)
        self.read_files = texts + folders + [os.path.join(view_dir, "icons.txt")]
        shared = os.path.join(view_dir, "components.view")
        self.shared_structs = parse(shared)
        self.read_files.append(shared)
        self.is_shared = os.path.samefile(shared, args.view)
        self.own = self.shared_structs if self.is_shared else parse(args.view, args.prefix)
        self.read_files.append(args.view)
        self.structs = dict(self.shared_structs)
        for name, s in self.own.items():
            if name in self.structs and not self.is_shared:
                raise ViewError("%s: %s is the name of a component" % (s.where, name))
            self.structs[name] = s
        check_types(self.own, self.structs)
        self.templates = os.path.join(os.path.dirname(args.view), "templates")
        self.components = {os.path.basename(p)[:-5]: p
                           for p in glob.glob(os.path.join(view_dir, "templates", "*.html"))
                           if os.path.basename(p)[:-5] in self.shared_structs}
        self.read_files += [p for p in (self.templates, os.path.join(view_dir, "templates"))
                            if os.path.isdir(p)]
        self._icons_of = {}

    def component_icons(self, name, where):
        if name not in self._icons_of:
            self._icons_of[name] = None
            self._icons_of[name] = compile_template(self, self.shared_structs[name],
                                                    self.components[name])[1]
        if self._icons_of[name] is None:
            raise ViewError("%s: component %s uses itself" % (where, name))
        return self._icons_of[name]


def json_name(world, struct):
    return ("component_%s_json" if struct in world.shared_structs else "json_%s") % struct


def json_value(world, m, expr, name):
    """The statement that writes one value, under a member name (or NULL)."""
    kinds = {"int": "json_int", "text": "json_str", "bool": "json_bool", "date": "json_date",
             "time": "json_instant"}
    if m.form == "plain" or m.type == "text":
        return "%s(j, %s, %s);" % (kinds[m.type], name, expr)
    return "%s(j, %s, %s);" % (json_name(world, m.type), name, expr)


def json_member(world, m):
    quoted, expr = '"%s"' % m.name, "s->%s" % m.name
    if m.form == "opt":
        return ["if (%s != NULL)" % expr, "    " + json_value(world, m, expr, quoted), "else",
                "    json_null(j, %s);" % quoted]
    if m.form == "one":
        return [json_value(world, m, "&" + expr, quoted)]
    if m.form == "list":
        item = "%s[i]" % expr if m.type == "text" else "&%s[i]" % expr
        return ["json_array(j, %s);" % quoted,
                "for (size_t i = 0; i < %s_count; i++)" % expr,
                "    " + json_value(world, m, item, "NULL"), "json_array_end(j);"]
    return [json_value(world, m, expr, quoted)]


def json_head(world, s):
    storage = "" if s.name in world.shared_structs else "static "
    return "%svoid %s(struct json *j, const char *name, const struct %s_v *s)" \
        % (storage, json_name(world, s.name), s.name)


def json_function(world, s):
    body = [line for m in s.members.values() if m.in_json() for line in json_member(world, m)]
    lines = ["json_object(j, name);"] + (body or ["(void)s;"]) + ["json_object_end(j);"]
    return "%s\n{\n%s\n}\n" % (json_head(world, s), "\n".join("    " + x for x in lines))


def reachable(world):
    """Own structs whose JSON some view needs."""
    found, todo = set(), [s for s in world.own.values() if s.is_view or world.is_shared]
    while todo:
        s = todo.pop()
        if s.name in found:
            continue
        found.add(s.name)
        todo += [world.own[m.type] for m in s.members.values()
                 if m.in_json() and m.form != "plain" and m.type in world.own]
    return [s for s in world.own.values() if s.name in found]


def html_function(head, lines, uses_env, cast):
    body = list(lines)
    if cast:
        body.insert(0, "    const struct %s_v *d0 = data;" % cast)
    body.append("    (void)d0;")
    if not uses_env:
        body.append("    (void)env;")
    return "%s\n{\n%s\n}\n" % (head, "\n".join(body))


def view_code(world, s, prefix):
    path = os.path.join(world.templates, s.name[len(prefix):] + ".html")
    lines, icons, uses_env = compile_template(world, s, path)
    bits = sum(1 << world.icons.index(i) for i in icons)
    name = s.name
    tables, sheet = sheet_code(world, s)
    rows_tables, rows = rows_code(world, s)
    return "\n".join([tables, rows_tables,
        html_function("static void html_%s(const void *data, const struct view_env *env, "
                      "struct buf *out)" % name, lines, uses_env, name),
        "static void json_view_%s(const void *data, struct json *j, const char *name)\n{\n"
        "    json_%s(j, name, data);\n}\n" % (name, name),
        "const struct view %s_view = {\n    .name = \"%s\",\n    .html = html_%s,\n"
        "    .json = json_view_%s,\n    .icons = UINT64_C(0x%x),\n    .schema = %s,\n%s};\n"
        % (name, name, name, name, bits, c_literal(schema_text(s, world.structs).encode()),
           sheet + rows)])


COMPONENT_HEAD = "void component_%s_html(const struct %s_v *d0, const struct view_env *env, " \
    "struct buf *out)"


def component_code(world, s):
    lines, _, uses_env = compile_template(world, s, world.components[s.name])
    return html_function(COMPONENT_HEAD % (s.name, s.name), lines, uses_env, None)


def header(world, base):
    guard = base.upper().replace(".", "_") + "_H"
    out = ["/* Generated by tools/view.py; do not edit. */", "#ifndef " + guard,
           "#define " + guard, '#include "platform/view.h"']
    if not world.is_shared:
        out.append('#include "components_view.h"')
    out.append("")
    out += ["struct %s_v;" % name for name in world.own] + [""]
    out += [c_struct(s) for s in in_order(world.own)]
    for s in world.own.values():
        if world.is_shared:
            out.append(json_head(world, s) + ";")
            if s.name in world.components:
                out.append(COMPONENT_HEAD % (s.name, s.name) + ";")
        elif s.is_view:
            out.append("extern const struct view %s_view;" % s.name)
    return "\n".join(out + ["#endif", ""])


def source(world, base, prefix):
    out = ["/* Generated by tools/view.py; do not edit. */", '#include "%s.h"' % base,
           '#include "platform/view/put.h"', '#include "platform/text.h"', "",
           '#pragma GCC diagnostic ignored "-Woverlength-strings"',
           "#define PUT(literal) buf_put(out, literal, sizeof(literal) - 1)", ""]
    structs = reachable(world)
    if not world.is_shared:
        out += [json_head(world, s) + ";" for s in structs] + [""]
    out += [json_function(world, s) for s in structs]
    for s in world.own.values():
        if world.is_shared and s.name in world.components:
            out.append(component_code(world, s))
        elif s.is_view and not world.is_shared:
            out.append(view_code(world, s, prefix))
    return "\n".join(out)


def arguments(argv):
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--view", required=True, help="the .view file")
    p.add_argument("--prefix", default="", help="what names of structs start with: suggestion_")
    p.add_argument("--root", required=True, help="src: where text/zh.txt files are looked for")
    p.add_argument("--platform", required=True, help="src/platform/view")
    p.add_argument("--out-h", required=True)
    p.add_argument("--out-c", required=True)
    p.add_argument("--depfile")
    return p.parse_args(argv)


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main(argv):
    args = arguments(argv)
    try:
        world = World(args)
        base = os.path.basename(args.out_h)[:-2]
        head, body = header(world, base), source(world, base, args.prefix)
    except (ViewError, TextError, OSError) as fault:
        print("%s" % fault, file=sys.stderr)
        return 1
    write(args.out_h, head)
    write(args.out_c, body)
    if args.depfile:
        here = os.path.dirname(os.path.abspath(__file__))
        depfile(args.depfile, args.out_c, sorted(set(world.read_files)) +
                [os.path.join(here, n) for n in ("view.py", "view_struct.py", "view_parse.py",
                                                 "view_html.py", "view_emit.py", "view_sheet.py",
                                                 "view_value.py",
                                                 "textfile.py")])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
