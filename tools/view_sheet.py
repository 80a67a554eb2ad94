# SPDX-License-Identifier: MulanPSL-2.0
"""The list of a view as a sheet: which member of its rows is which column.

In a .view file `rows list NAME !sheet` says that the view's list can be asked for as a sheet, and
`who text !sheet account.journal.who` in the struct of its rows that the member is a column under
that text; a third word is the prefix of the texts of its values. Of a member that is a struct, or
a list of structs, the column has the label."""
from view_struct import ViewError

TYPES = {"int": "VIEW_INT", "text": "VIEW_TEXT", "bool": "VIEW_BOOL", "date": "VIEW_DATE",
         "time": "VIEW_TIME"}
FORMS = {"opt": "VIEW_OPT", "list": "VIEW_LIST"}


def label_of(world, m):
    """The struct of a member whose label is the column."""
    struct = world.structs[m.type]
    label = struct.members.get("label")
    if label is None or (label.form, label.type) != ("plain", "text"):
        raise ViewError("%s: struct %s has no label for a sheet" % (m.where, m.type))
    return struct


def column(world, row, m):
    if not 1 <= len(m.sheet) <= 2:
        raise ViewError("%s: !sheet KEY, or !sheet KEY PREFIX" % m.where)
    if m.sheet[0] not in world.sentences:
        raise ViewError("%s: no text '%s'" % (m.where, m.sheet[0]))
    at = "offsetof(struct %s_v, %s)" % (row.name, m.name)
    parts = ['.heading = "%s"' % m.sheet[0], ".at = " + at]
    if len(m.sheet) == 2:
        parts.append('.words = "%s"' % m.sheet[1])
    if m.form == "plain":
        if m.type not in TYPES:
            raise ViewError("%s: %s in a sheet" % (m.where, m.type))
        return "{%s}" % ", ".join(parts + [".type = " + TYPES[m.type]])
    if m.type != "text":
        struct = label_of(world, m)
        parts += [".label = offsetof(struct %s_v, label)" % struct.name,
                  ".size = sizeof(struct %s_v)" % struct.name]
    else:
        parts.append(".size = sizeof(struct str)")
    if m.form == "list":
        parts.append(".count = offsetof(struct %s_v, %s_count)" % (row.name, m.name))
    return "{%s}" % ", ".join(parts + [".type = " + FORMS.get(m.form, "VIEW_ONE")])


def sheet_code(world, view):
    """(C of the tables, initialiser of view.sheet); both "" for a view without a sheet."""
    lists = [m for m in view.members.values() if m.sheet is not None]
    own = "sheet_url" in view.members or "csv_url" in view.members
    records = any(m.form == "list" and m.type in world.own for m in view.members.values())
    if not lists and not own and records and any(m.type == "pager"
                                                 for m in view.members.values()):
        raise ViewError("%s: a list with pages that cannot be had as a sheet; say !sheet"
                        % view.where)
    if not lists:
        return "", ""
    rows = lists[0]
    if len(lists) > 1 or rows.form != "list" or rows.type == "text" or rows.sheet:
        raise ViewError("%s: one list of structs is the sheet of a view" % view.where)
    row = world.structs[rows.type]
    columns = [column(world, row, m) for m in row.members.values() if m.sheet is not None]
    if not columns:
        raise ViewError("%s: struct %s has no !sheet column" % (rows.where, row.name))
    pager = [m for m in view.members.values() if (m.form, m.type) == ("one", "pager")]
    after = ("offsetof(struct %s_v, %s.next)" % (view.name, pager[0].name) if pager
             else "SIZE_MAX")
    return ("static const struct view_column columns_%s[] = {\n    %s,\n};\n"
            "static const struct view_sheet sheet_%s = {\n    .rows = offsetof(struct %s_v, %s),\n"
            "    .count = offsetof(struct %s_v, %s_count),\n    .size = sizeof(struct %s_v),\n"
            "    .next = %s,\n    .columns = columns_%s,\n    .columns_count = %d,\n};\n"
            % (view.name, ",\n    ".join(columns), view.name, view.name, rows.name, view.name,
               rows.name, row.name, after, view.name, len(columns)),
            "    .sheet = &sheet_%s,\n" % view.name)
