#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Put files into the program.

embed.py migrations MODULE OUT.c NNNN_name.sql ...
    writes `const struct migration MODULE_migrations[]`, in order of their numbers, ending in {0},
    and OUT.h, which declares it. In meson.build:
        x_migrations = custom_target('x_migrations', input: files('migrations/0001_x.sql'),
          output: ['x_migrations.c', 'x_migrations.h'], depend_files: files('.../tools/embed.py'),
          command: [embed, 'migrations', 'x', '@OUTPUT0@', '@INPUT@'])

embed.py text OUT.c FILE.txt ...
    writes `const char <stem>_txt[]` for each file, NUL-terminated, and OUT.h, which declares them.

embed.py list NAME OUT.c FILE.txt ...
    writes `const char *const NAME[]` with the text of each file, ending in NULL, and OUT.h.
"""
import os
import re
import sys

HEAD = "// SPDX-License-Identifier: MulanPSL-2.0\n/* Made by tools/embed.py. */\n"


def c_string(text):
    """One literal per line: compilers limit the length of a single one, not of their sum."""
    lines = []
    for line in text.splitlines(keepends=True):
        out = ""
        for byte in line.encode("utf-8"):
            char = chr(byte)
            if char in '\\"':
                out += "\\" + char
            elif char == "\n":
                out += "\\n"
            elif 32 <= byte < 127 and char != "?":
                out += char
            else:
                out += "\\%03o" % byte
        lines.append('        "%s"' % out)
    return "\n".join(lines) or '        ""'


def migrations(module, out_path, files):
    steps = {}
    for path in files:
        name = os.path.basename(path)
        match = re.fullmatch(r"(\d{4})_[a-z0-9_]+\.sql", name)
        if not match:
            sys.exit("%s: not NNNN_name.sql" % path)
        number = int(match.group(1))
        if number in steps:
            sys.exit("%s: number %d twice" % (path, number))
        with open(path, encoding="utf-8") as file:
            steps[number] = (name[:-4], file.read())
    if sorted(steps) != list(range(1, len(steps) + 1)):
        sys.exit("%s: migrations are not numbered 1..%d" % (module, len(steps)))
    header_path = out_path[:-2] + ".h"
    with open(out_path, "w", encoding="ascii") as out:
        out.write(HEAD)
        out.write('#include "%s"\n' % os.path.basename(header_path))
        out.write('#pragma GCC diagnostic ignored "-Woverlength-strings"\n\n')
        out.write("const struct migration %s_migrations[] = {\n" % module)
        for number in sorted(steps):
            name, text = steps[number]
            out.write('    {%d, "%s",\n%s},\n' % (number, name, c_string(text)))
        out.write("    {0},\n};\n")
    with open(header_path, "w", encoding="ascii") as out:
        out.write(HEAD + "#pragma once\n#include \"platform/module.h\"\n")
        out.write("extern const struct migration %s_migrations[];\n" % module)


def texts(out_path, files):
    header_path = out_path[:-2] + ".h"
    names = [re.sub(r"\W", "_", os.path.basename(path)) for path in files]
    with open(out_path, "w", encoding="ascii") as out, open(header_path, "w", encoding="ascii") as header:
        out.write(HEAD + '#include "%s"\n' % os.path.basename(header_path))
        out.write('#pragma GCC diagnostic ignored "-Woverlength-strings"\n\n')
        header.write(HEAD + "#pragma once\n")
        for name, path in zip(names, files):
            with open(path, encoding="utf-8") as file:
                out.write("const char %s[] =\n%s;\n" % (name, c_string(file.read())))
            header.write("extern const char %s[];\n" % name)


def text_list(name, out_path, files):
    header_path = out_path[:-2] + ".h"
    with open(out_path, "w", encoding="ascii") as out:
        out.write(HEAD + '#include "%s"\n' % os.path.basename(header_path))
        out.write("#include <stddef.h>\n")
        out.write('#pragma GCC diagnostic ignored "-Woverlength-strings"\n\n')
        out.write("const char *const %s[] = {\n" % name)
        for path in files:
            with open(path, encoding="utf-8") as file:
                out.write("    /* %s */\n%s,\n" % (os.path.basename(path), c_string(file.read())))
        out.write("    NULL,\n};\n")
    with open(header_path, "w", encoding="ascii") as header:
        header.write(HEAD + "#pragma once\nextern const char *const %s[];\n" % name)


def main():
    if len(sys.argv) >= 5 and sys.argv[1] == "migrations":
        migrations(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif len(sys.argv) >= 4 and sys.argv[1] == "text":
        texts(sys.argv[2], sys.argv[3:])
    elif len(sys.argv) >= 5 and sys.argv[1] == "list":
        text_list(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
