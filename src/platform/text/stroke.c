// SPDX-License-Identifier: MulanPSL-2.0
/* Names by strokes and by sound. ICU's collation of Chinese by strokes counts them, then follows
 * the order of the Kangxi radicals. Of many characters it counts the strokes of their old printed
 * form (陈 8, 黄 12); how many they have in writing today stands in the text "text.strokes". */
#include "base/utf8.h"
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

/* Where the characters of one count of strokes begin in the collation: U+FDD0, U+2800 + count. */
enum { STROKES_MAX = 48, HEADING = 0xFDD0, HEADING_STROKES = 0x2800 };

static unsigned strokes_as_collated(const UCollator *strokes, const UChar *units, int32_t count)
{
    unsigned low = 0, high = STROKES_MAX;

    while (low < high) {
        const unsigned middle = (low + high + 1) / 2;
        const UChar heading[] = {HEADING, (UChar)(HEADING_STROKES + middle)};

        if (ucol_strcoll(strokes, heading, COUNT(heading), units, count) <= 0)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* "4=邓及 5=艾边": 0 if it does not stand there. */
static unsigned strokes_as_written(struct str character)
{
    struct str rest = T("text.strokes"), group;
    int64_t n = 0;

    while (str_cut(&rest, ' ', &group)) {
        struct str count;

        (void)str_cut(&group, '=', &count);
        if (str_has(group, character))
            return str_to_int(count, &n) && n > 0 && n <= STROKES_MAX ? (unsigned)n : 0;
    }
    return 0;
}

/* Strokes, then what the collation says; false: nothing can be said. */
static bool put_character(struct buf *out, const UCollator *strokes, struct str character)
{
    unsigned n = strokes_as_written(character);
    uint8_t bytes[KEY_BYTES_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count, len;
    UChar units[4];

    (void)u_strFromUTF8(units, COUNT(units), &count, character.ptr, (int32_t)character.len, &error);
    if (U_FAILURE(error))
        return false;
    if (n == 0)
        n = strokes_as_collated(strokes, units, count);
    len = ucol_getSortKey(strokes, units, count, bytes, KEY_BYTES_MAX);
    if (len <= 0 || len > KEY_BYTES_MAX)
        return false;
    buf_char(out, (char)(n + 1));
    buf_put(out, (const char *)bytes, (size_t)len);
    return true;
}

/* Character by character: more strokes of the first weigh more than any of the second. */
static struct str strokes_key(struct arena *a, const UCollator *strokes, struct str name)
{
    struct buf out = buf_new(a, 0);

    for (size_t at = 0, n; at < name.len; at += n) {
        n = 1;
        (void)utf8_decode(name.ptr + at, name.len - at, &n);
        if (n == 0 || !put_character(&out, strokes, (struct str){name.ptr + at, n}))
            return name;
    }
    return buf_view(&out);
}

static struct str sound_key(struct arena *a, const UCollator *pinyin, struct str name)
{
    UChar units[NAME_UNITS_MAX];
    uint8_t bytes[KEY_BYTES_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count, len;

    (void)u_strFromUTF8(units, NAME_UNITS_MAX, &count, name.ptr, (int32_t)name.len, &error);
    if (U_FAILURE(error))
        return name;
    len = ucol_getSortKey(pinyin, units, count, bytes, KEY_BYTES_MAX);
    if (len <= 0 || len > KEY_BYTES_MAX)
        return name;
    return str_dup(a, (struct str){(const char *)bytes, (size_t)len});
}

/* NULL: not to be had. */
static UCollator *strokes_open(void)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollator *strokes = ucol_open("zh-u-co-stroke", &error);

    if (U_FAILURE(error))
        return NULL;
    ucol_setStrength(strokes, UCOL_PRIMARY);
    return strokes;
}

static void close_collator(void *p)
{
    ucol_close(p);
}

void text_stroke_order(struct arena *a, const struct str *names, size_t count, size_t *out_order)
{
    struct key *keys = arena_array(a, count, struct key);
    UCollator *strokes = strokes_open();

    if (strokes != NULL)
        arena_on_free(a, close_collator, strokes);
    arr_each (i, count)
        keys[i] = (struct key){strokes != NULL ? strokes_key(a, strokes, names[i]) : names[i],
                               names[i], i};
    qsort(keys, count, sizeof *keys, by_key);
    arr_each (i, count)
        out_order[i] = keys[i].at;
}

/* ---------------------------------------------------------------- keys to keep */

/* The name with its surname as it is read: "单=善" among the readings. */
static struct str as_read(struct arena *a, struct str name)
{
    struct str rest = T("text.surname_readings"), pair;

    while (str_cut(&rest, ' ', &pair)) {
        struct str reading = pair, surname;

        (void)str_cut(&reading, '=', &surname);
        if (surname.len > 0 && str_starts(name, surname))
            return str_printf(a, STR_FMT "%.*s", STR_ARG(reading), (int)(name.len - surname.len),
                              name.ptr + surname.len);
    }
    return name;
}

static struct str key_in(struct arena *a, enum text_order order, struct str name)
{
    UErrorCode error = U_ZERO_ERROR;
    const bool pinyin = order == TEXT_BY_PINYIN;
    UCollator *collator = pinyin ? ucol_open("zh-u-co-pinyin", &error) : strokes_open();
    struct str key = name;

    if (U_FAILURE(error))
        collator = NULL;
    if (collator != NULL)
        key = pinyin ? sound_key(a, collator, as_read(a, name)) : strokes_key(a, collator, name);
    ucol_close(collator);
    return key;
}

struct str text_sort_key(struct arena *a, enum text_order order, struct str name)
{
    static const char DIGITS[] = "0123456789abcdef";
    const struct str key = key_in(a, order, name);
    struct buf out = buf_new(a, 0);

    arr_each (i, key.len) {
        const unsigned char byte = (unsigned char)key.ptr[i];

        buf_char(&out, DIGITS[byte >> 4]);
        buf_char(&out, DIGITS[byte & 15]);
    }
    return buf_view(&out);
}

/* Changed with "text.strokes", too. */
#define OURS "2"

struct str text_sort_version(struct arena *a)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open("zh-u-co-pinyin", &error);
    UVersionInfo v = {0};

    if (!U_FAILURE(error))
        ucol_getVersion(collator, v);
    ucol_close(collator);
    return str_printf(a, "%u.%u.%u.%u-" OURS, v[0], v[1], v[2], v[3]);
}
