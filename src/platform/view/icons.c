// SPDX-License-Identifier: MulanPSL-2.0
/* Icons as symbols of one hidden <svg> per page. The table is generated from icons.txt. */
#include "platform/view/put.h"
#include "view_icons.h"

static size_t icon_index(const char *name)
{
    size_t i = 0;

    while (i < COUNT(ICONS) && (name == NULL || strcmp(ICONS[i].name, name) != 0))
        i++;
    return i;
}

uint64_t icon_bit(const char *name)
{
    const size_t i = icon_index(name);

    return i < COUNT(ICONS) ? UINT64_C(1) << i : 0;
}

void icon_put(struct buf *out, const char *name)
{
    if (icon_bit(name) == 0)
        return;
    buf_z(out, "<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-");
    buf_z(out, name);
    buf_z(out, "\"/></svg>");
}

void icon_put_symbols(struct buf *out, uint64_t set)
{
    if (set == 0)
        return;
    buf_z(out, "<svg hidden>");
    for (size_t i = 0; i < COUNT(ICONS); i++) {
        if ((set >> i & 1) == 0)
            continue;
        buf_z(out, "<symbol id=\"i-");
        buf_z(out, ICONS[i].name);
        buf_z(out, "\" viewBox=\"0 0 24 24\"><path d=\"");
        buf_z(out, ICONS[i].path);
        buf_z(out, "\"/></symbol>");
    }
    buf_z(out, "</svg>\n");
}
