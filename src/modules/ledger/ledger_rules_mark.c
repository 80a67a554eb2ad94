// SPDX-License-Identifier: MulanPSL-2.0
/* Which character of a label tells it from the others. */
#include "modules/ledger/ledger_rules_mark.h"
#include "base/utf8.h"

/* The first character of what is left of a label, and the label without it. */
static struct str take(struct str *rest)
{
    const struct str one = {rest->ptr, utf8_clip_chars(rest->ptr, rest->len, 1)};

    rest->ptr += one.len;
    rest->len -= one.len;
    return one;
}

static struct str leading(struct str label, struct str skip)
{
    const struct str first = take(&label);

    return label.len > 0 && str_has(skip, first) ? take(&label) : first;
}

static bool is_alike(const struct str *marks, size_t count, size_t i)
{
    arr_each (k, count)
        if (k != i && str_eq(marks[k], marks[i]))
            return true;
    return false;
}

static bool others_have(const struct str *labels, size_t count, size_t i, struct str one)
{
    arr_each (k, count)
        if (k != i && str_has(labels[k], one))
            return true;
    return false;
}

/* `otherwise` if each of its characters is in another label, too. */
static struct str own(const struct str *labels, size_t count, size_t i, struct str otherwise)
{
    struct str rest = labels[i];

    while (rest.len > 0) {
        const struct str one = take(&rest);

        if (!others_have(labels, count, i, one))
            return one;
    }
    return otherwise;
}

void ledger_marks(struct arena *a, const struct str *labels, size_t count, struct str skip,
                  struct str *out)
{
    struct str *leads = arena_array(a, count, struct str);
    bool alike = false;

    arr_each (i, count)
        leads[i] = leading(labels[i].ptr != NULL ? labels[i] : S(""), skip);
    arr_each (i, count)
        out[i] = is_alike(leads, count, i) ? own(labels, count, i, leads[i]) : leads[i];
    arr_each (i, count)
        alike = alike || is_alike(out, count, i);
    for (size_t i = 0; alike && i < count; i++)
        out[i] = str_int(a, (int64_t)i + 1);
}
