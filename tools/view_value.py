# SPDX-License-Identifier: MulanPSL-2.0
"""The C statement that writes one variable where it stands."""
from view_struct import ViewError

TEXT_BY_PLACE = {"text": "html_put_text", "rcdata": "html_put_text", "attr": "html_put_text",
                 "url_start": "html_put_href", "url_part": "html_put_url"}

# (type, format) -> C statement; %s is the value. None of these can write a character that HTML
# or a URL treats specially, but for those in TEXT_ONLY.
FORMATS = {
    ("int", ""): "buf_int(out, %s);",
    ("int", "pad3"): "view_put_pad(out, %s, 3);",
    ("int", "size"): "text_put_size(out, %s);",
    ("size", ""): "buf_int(out, (int64_t)(%s));",
    ("date", "iso"): "view_put_iso_date(out, %s);",
    ("date", "date"): "text_put_date(out, %s, env->today);",
    ("date", "weekday"): "text_put_weekday(out, %s);",
    ("time", "iso"): "view_put_iso_time(out, %s);",
    ("time", "time"): "text_put_instant(out, %s, env->today);",
    ("time", "date"): "text_put_instant_date(out, %s, env->today);",
    ("time", "clock"): "text_put_clock(out, %s);",
    ("text", "paras"): "html_put_paras(out, %s);",
    ("text", "lines"): "html_put_lines(out, %s);",
    ("html", ""): "buf_str(out, %s.safe);",
}
TEXT_ONLY = {("text", "paras"), ("text", "lines"), ("html", "")}
FOR_URL = {("int", ""), ("size", ""), ("date", "iso"), ("int", "pad3")}


def text_of_code(emitter, node, expr, how):
    prefix = node.format[2:]
    if not any(k.startswith(prefix) for k in emitter.world.sentences):
        raise ViewError("%s: no text starts with '%s'" % (node.where, prefix))
    if how.startswith("url"):
        raise ViewError("%s: a text in a URL" % node.where)
    return 'html_put_text(out, text_of("%s", %s));' % (prefix, expr)


def value_code(emitter, node, expr, m, how):
    """The statement; ViewError when the value cannot stand there or has no such format."""
    if m.form != "plain":
        raise ViewError("%s: '%s' is a %s, not a value" % (node.where, node.path,
                                                           "list" if m.form == "list" else "struct"))
    if m.type == "text" and node.format.startswith("t:"):
        return text_of_code(emitter, node, expr, how)
    if m.type == "text" and node.format == "":
        return "%s(out, %s);" % (TEXT_BY_PLACE[how], expr)
    code = FORMATS.get((m.type, node.format))
    if code is None:
        offered = [f or "none" for t, f in FORMATS if t == m.type]
        raise ViewError("%s: '%s' of type %s has no format '%s'; there is: %s"
                        % (node.where, node.path, m.type, node.format, ", ".join(offered)
                           or "only {{#%s}}" % node.path))
    kind = (m.type, node.format)
    if kind in TEXT_ONLY and how != "text":
        raise ViewError("%s: '%s' holds markup and must stand between elements"
                        % (node.where, node.path))
    if how == "url_start" or (how == "url_part" and kind not in FOR_URL):
        raise ViewError("%s: '%s' cannot stand in a URL there" % (node.where, node.path))
    return code % expr
