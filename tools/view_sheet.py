# SPDX-License-Identifier: MulanPSL-2.0
"""The list of a view as a sheet: which member of its rows is which column.

In a .view file `rows list NAME !sheet` says that the view's list can be asked for as a sheet, and
`who text !sheet account.journal.who` in the struct of its rows that the member is a column under
that text; a third word is the prefix of the texts of its values. Of a member that is a struct, or
a list of structs, the column has the label. `days list DAY !sheet each` makes a row of each of the
inner list, with the columns of both; `cells list CELL !sheet across` a column of each cell, under
its member `label` and with its member `say`."""
from view_struct import ViewError

# Views with `rows` that are not a list which somebody would take away, and why. (Those named
# …_show are one record.)
NO_LISTS = {
    "activity_roll": "a form: the roll is had from the activity's page",
    "activity_help": "what deputies need is read where it is prepared for, and taken nowhere",
    "inspection_clauses": "a form: the law is had from its page, the list from the inspection's",
    "inspection_field": "a form for the field: the list is had from the inspection's page",
    "inspection_finding": "one finding: all of them are had from the list of findings",
    "body_organs": "a form: who stands where is had from the body's page",
    "filing_beside": "a reading of one document beside laws: clauses are /statute/clause",
    "gallery_phone": "a picture of components, in a test",
    "import_rows": "a form: faulty rows of a file that is being brought in",
    "meeting_attendees": "a form: who is asked; the list is had from the participants",
    "meeting_help": "what deputies need is read where it is prepared for, and taken nowhere",
    "meeting_seats": "a plan of seats: had as names from the list of participants",
    "meeting_turn": "a form: whose turn it is",
    "notice_settings": "a form: what I am told of",
    "opinion_merge": "a form: which are the same",
    "station_book": "a page to print",
    "statute_imported": "what a file has brought in",
    "statute_beside": "a reading of one law beside others: clauses are /statute/clause",
    "suggestion_bulk": "a form: the list is /suggestion",
    "suggestion_list_print": "a page to print: the list is /suggestion",
    "suggestion_papers": "papers of one suggestion",
    "supervision_public": "a public page: plans and results, each a page of its own",
    "supervision_roll": "a form: the roll is had from the page of the method",
    "training_roll": "a form: the roll is had from the page of the class",
}

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


def inner_of(world, row):
    """The member of the rows of which each makes a row of the sheet, or None."""
    found = [m for m in row.members.values() if m.sheet == ["each"]]
    if len(found) > 1 or any(m.form != "list" or m.type not in world.own for m in found):
        raise ViewError("%s: !sheet each says one list of structs" % found[0].where)
    return found[0] if found else None


def across(world, row, m):
    if m.form != "list" or m.type not in world.own:
        raise ViewError("%s: !sheet across says a list of structs" % m.where)
    cell = world.own[m.type]
    for name in ("label", "say"):
        if name not in cell.members or cell.members[name].type != "text":
            raise ViewError("%s: struct %s has no %s for a sheet" % (m.where, cell.name, name))
    return ("{.at = offsetof(struct %s_v, %s), .count = offsetof(struct %s_v, %s_count), "
            ".size = sizeof(struct %s_v), .label = offsetof(struct %s_v, label), "
            ".say = offsetof(struct %s_v, say), .type = VIEW_ACROSS}"
            % (row.name, m.name, row.name, m.name, cell.name, cell.name, cell.name))


def column(world, row, m):
    if m.sheet == ["across"]:
        return across(world, row, m)
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


def more_of(view, row, inner):
    """What only some lists have: rows within rows, an export of their own on some pages."""
    more = ""
    if inner is not None:
        more += ("    .inner = offsetof(struct %s_v, %s),\n    .inner_count = offsetof(struct %s_v,"
                 " %s_count),\n    .inner_size = sizeof(struct %s_v),\n"
                 % (row.name, inner.name, row.name, inner.name, inner.type))
    own = [n for n in ("sheet_url", "export_url") if n in view.members]
    return more + ("    .own = offsetof(struct %s_v, %s),\n" % (view.name, own[0] if own else "")
                   if own else "    .own = SIZE_MAX,\n")


def member(world, row, m):
    """A member of a row that is one value, as an entry of view_rows; None if it is not."""
    parts = ['.name = "%s"' % m.name, ".at = offsetof(struct %s_v, %s)" % (row.name, m.name)]
    if m.sheet and m.sheet[0] not in ("each", "across"):
        parts.append('.heading = "%s"' % m.sheet[0])
        if len(m.sheet) == 2:
            parts.append('.words = "%s"' % m.sheet[1])
    if m.form == "plain":
        if m.type not in TYPES:
            return None
        return "{%s}" % ", ".join(parts + [".type = " + TYPES[m.type]])
    if m.form not in ("one", "opt") or m.type not in world.structs:
        return None
    struct = world.structs[m.type]
    label = struct.members.get("label")
    if label is None or (label.form, label.type) != ("plain", "text"):
        return None
    parts += [".label = offsetof(struct %s_v, label)" % struct.name,
              ".type = " + FORMS.get(m.form, "VIEW_ONE")]
    return "{%s}" % ", ".join(parts)


def rows_code(world, view):
    """(C of the table, initialiser of view.list); both "" for a view without a list, or whose rows are
    no list to be counted (NO_LISTS)."""
    if view.name in NO_LISTS:
        return "", ""
    lists = [m for m in view.members.values() if m.form == "list" and m.type in world.structs]
    found = ([m for m in lists if m.sheet is not None]
             or [m for m in lists if m.name == "rows"])[:1]
    if not found:
        return "", ""
    row = world.structs[found[0].type]
    members = [c for c in (member(world, row, m) for m in row.members.values()) if c]
    if not members:
        return "", ""
    pager = [m for m in view.members.values() if (m.form, m.type) == ("one", "pager")]
    after = ("offsetof(struct %s_v, %s.next)" % (view.name, pager[0].name) if pager
             else "SIZE_MAX")
    return ("static const struct view_column members_%s[] = {\n    %s,\n};\n"
            "static const struct view_rows list_%s = {\n    .rows = offsetof(struct %s_v, %s),\n"
            "    .count = offsetof(struct %s_v, %s_count),\n    .size = sizeof(struct %s_v),\n"
            "    .next = %s,\n    .columns = members_%s,\n    .columns_count = %d,\n};\n"
            % (view.name, ",\n    ".join(members), view.name, view.name, found[0].name, view.name,
               found[0].name, row.name, after, view.name, len(members)),
            "    .list = &list_%s,\n" % view.name)


def sheet_code(world, view):
    """(C of the tables, initialiser of view.sheet); both "" for a view without a sheet."""
    lists = [m for m in view.members.values() if m.sheet is not None]
    own = any(n in view.members for n in ("sheet_url", "csv_url", "export_url"))
    records = any(m.form == "list" and m.type in world.own for m in view.members.values())
    if not lists and not own and records and any(m.type == "pager"
                                                 for m in view.members.values()):
        raise ViewError("%s: a list with pages that cannot be had as a sheet; say !sheet"
                        % view.where)
    if not lists and not own and view.name not in NO_LISTS and not view.name.endswith("_show") and any(
            m.name == "rows" and m.form == "list" and m.type in world.own
            for m in view.members.values()):
        raise ViewError("%s: a list that cannot be had as a sheet; say !sheet, or why not in "
                        "tools/view_sheet.py" % view.where)
    if not lists:
        return "", ""
    rows = lists[0]
    if len(lists) > 1 or rows.form != "list" or rows.type == "text" or rows.sheet:
        raise ViewError("%s: one list of structs is the sheet of a view" % view.where)
    row = world.structs[rows.type]
    inner = inner_of(world, row)
    columns = [column(world, row, m) for m in row.members.values()
               if m.sheet is not None and m is not inner]
    if inner is not None:
        own_row = world.structs[inner.type]
        columns += [column(world, own_row, m).replace("{", "{.inner = true, ", 1)
                    for m in own_row.members.values() if m.sheet is not None]
    if not columns:
        raise ViewError("%s: struct %s has no !sheet column" % (rows.where, row.name))
    pager = [m for m in view.members.values() if (m.form, m.type) == ("one", "pager")]
    after = ("offsetof(struct %s_v, %s.next)" % (view.name, pager[0].name) if pager
             else "SIZE_MAX")
    return ("static const struct view_column columns_%s[] = {\n    %s,\n};\n"
            "static const struct view_sheet sheet_%s = {\n    .rows = offsetof(struct %s_v, %s),\n"
            "    .count = offsetof(struct %s_v, %s_count),\n    .size = sizeof(struct %s_v),\n"
            "%s    .next = %s,\n    .columns = columns_%s,\n    .columns_count = %d,\n};\n"
            % (view.name, ",\n    ".join(columns), view.name, view.name, rows.name, view.name,
               rows.name, row.name, more_of(view, row, inner), after, view.name, len(columns)),
            "    .sheet = &sheet_%s,\n" % view.name)
