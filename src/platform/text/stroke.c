// SPDX-License-Identifier: MulanPSL-2.0
/* Names by strokes. ICU's collation of Chinese by strokes counts them, then follows the order of
 * the Kangxi radicals. */
#include "platform/text.h"
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { KEY_BYTES_MAX = 512, NAME_UNITS_MAX = 128 };

struct key {
    struct str bytes; /* empty: no collation, the name itself counts */
    struct str name;
    size_t at;
};

static int by_key(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    const int c = str_cmp(x->bytes, y->bytes);

    if (c != 0)
        return c;
    if (!str_eq(x->name, y->name))
        return str_cmp(x->name, y->name);
    return x->at < y->at ? -1 : x->at > y->at;
}

static struct str key_of(struct arena *a, const UCollator *strokes, struct str name)
{
    UChar units[NAME_UNITS_MAX];
    uint8_t bytes[KEY_BYTES_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count, len;

    (void)u_strFromUTF8(units, NAME_UNITS_MAX, &count, name.ptr, (int32_t)name.len, &error);
    if (strokes == NULL || U_FAILURE(error))
        return name;
    len = ucol_getSortKey(strokes, units, count, bytes, KEY_BYTES_MAX);
    if (len <= 0 || len > KEY_BYTES_MAX)
        return name;
    return str_dup(a, (struct str){(const char *)bytes, (size_t)len});
}

static void close_collator(void *p)
{
    ucol_close(p);
}

void text_stroke_order(struct arena *a, const struct str *names, size_t count, size_t *out_order)
{
    struct key *keys = arena_array(a, count, struct key);
    UErrorCode error = U_ZERO_ERROR;
    UCollator *strokes = ucol_open("zh-u-co-stroke", &error);

    if (U_FAILURE(error))
        strokes = NULL;
    else
        arena_on_free(a, close_collator, strokes);
    arr_each (i, count)
        keys[i] = (struct key){key_of(a, strokes, names[i]), names[i], i};
    qsort(keys, count, sizeof *keys, by_key);
    arr_each (i, count)
        out_order[i] = keys[i].at;
}
