// SPDX-License-Identifier: MulanPSL-2.0
/* The table of sentences, and dates as people write them. */
#include "platform/text.h"
#include "zh_text.h"

/* FNV-1a over a part of a key; the same as hash_key() in tools/text.py. */
static uint32_t hash_part(uint32_t h, const char *s, size_t len)
{
    arr_each (i, len)
        h = (h ^ (unsigned char)s[i]) * 16777619U;
    return h;
}

/* The rest of `key` after a part it starts with, NULL if it starts otherwise. */
static const char *after(const char *key, const char *part, size_t len)
{
    return key != NULL && strncmp(key, part, len) == 0 ? key + len : NULL;
}

/* The sentence whose key is prefix + word + suffix, NULL if there is none. */
static const struct str *find(const char *prefix, struct str word, const char *suffix)
{
    const size_t head = strlen(prefix), tail = strlen(suffix);
    uint32_t at = hash_part(2166136261U, prefix, head);

    at = hash_part(hash_part(at, word.ptr, word.len), suffix, tail);
    for (at %= SLOTS; SLOT[at] != 0; at = (at + 1) % SLOTS) {
        const char *rest = after(SENTENCES[SLOT[at] - 1].key, prefix, head);

        if (word.len != 0)
            rest = after(rest, word.ptr, word.len);
        rest = after(rest, suffix, tail);
        if (rest != NULL && *rest == '\0')
            return &SENTENCES[SLOT[at] - 1].value;
    }
    return NULL;
}

struct str text(const char *key)
{
    const struct str *found = find(key, S(""), "");

    if (found == NULL) {
        fprintf(stderr, "text: no sentence for key %s\n", key);
        return str_from(key);
    }
    return *found;
}

struct str text_of(const char *prefix, struct str word)
{
    const struct str *found = find(prefix, word, "");

    if (found == NULL)
        fprintf(stderr, "text: no sentence for key %s" STR_FMT "\n", prefix, STR_ARG(word));
    return found != NULL ? *found : word;
}

bool text_word(const char *words, const char *prefix, struct str cell, struct str *out)
{
    struct str rest = str_from(words), word;

    *out = S("");
    while (str_cut(&rest, ' ', &word)) {
        if (!str_eq(cell, word) && !str_eq(cell, text_of(prefix, word)))
            continue;
        *out = word;
        return true;
    }
    return false;
}

bool text_has(const char *key)
{
    return find(key, S(""), "") != NULL;
}

struct str text_special(const char *prefix, struct str word, const char *suffix)
{
    const struct str *found = find(prefix, word, suffix);

    return found != NULL ? *found : S("");
}

/* Is s[at…] a placeholder "{n}"? */
static bool placeholder_at(struct str s, size_t at)
{
    return at + 2 < s.len && s.ptr[at] == '{' && s.ptr[at + 2] == '}' && s.ptr[at + 1] >= '0' &&
           s.ptr[at + 1] <= '9';
}

void text_put(struct buf *out, const char *key, const struct str *args, size_t count)
{
    const struct str s = text(key);
    size_t from = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (!placeholder_at(s, i))
            continue;
        buf_put(out, s.ptr + from, i - from);
        if ((size_t)(s.ptr[i + 1] - '0') < count)
            buf_str(out, args[s.ptr[i + 1] - '0']);
        i += 2;
        from = i + 1;
    }
    buf_put(out, s.ptr + from, s.len - from);
}

struct str text_fill(struct arena *a, const char *key, const struct str *args, size_t count)
{
    struct buf out = buf_new(a, 0);

    text_put(&out, key, args, count);
    return buf_view(&out);
}

/* ---------------------------------------------------------------- numbers, dates, times */

enum { DIGITS_MAX = 12 };

/* n, which is not negative, in decimal at the end of digits[DIGITS_MAX]. Lists are full of dates:
 * printf would cost half of the page. */
static struct str number(unsigned n, char *digits)
{
    size_t at = DIGITS_MAX;

    do
        digits[--at] = (char)('0' + n % 10);
    while ((n /= 10) != 0);
    return (struct str){digits + at, DIGITS_MAX - at};
}

void text_put_date(struct buf *out, struct date d, struct date today)
{
    char year[DIGITS_MAX], month[DIGITS_MAX], day[DIGITS_MAX];
    const struct str args[] = {number(d.month, month), number(d.day, day),
                               number((unsigned)d.year, year)};

    if (date_none(d))
        return;
    if (d.year == today.year)
        text_put(out, "date.day", args, 2);
    else
        text_put(out, "date.day_of_year", args, 3);
}

void text_put_clock(struct buf *out, int64_t at)
{
    unsigned second;

    if (at == 0)
        return;
    (void)date_of_instant(at, &second);
    buf_int(out, second / 3600);
    buf_char(out, ':');
    buf_char(out, (char)('0' + second / 600 % 6));
    buf_char(out, (char)('0' + second / 60 % 10));
}

void text_put_instant_date(struct buf *out, int64_t at, struct date today)
{
    unsigned second;

    if (at != 0)
        text_put_date(out, date_of_instant(at, &second), today);
}

void text_put_instant(struct buf *out, int64_t at, struct date today)
{
    if (at == 0)
        return;
    text_put_instant_date(out, at, today);
    buf_char(out, ' ');
    text_put_clock(out, at);
}

void text_put_weekday(struct buf *out, struct date d)
{
    static const char *const KEYS[] = {
        "date.weekday.1", "date.weekday.2", "date.weekday.3", "date.weekday.4",
        "date.weekday.5", "date.weekday.6", "date.weekday.7",
    };

    if (!date_none(d))
        buf_str(out, text(KEYS[date_weekday(d) - 1]));
}

void text_put_size(struct buf *out, int64_t bytes)
{
    static const char *const UNITS[] = {"KB", "MB", "GB", "TB"};
    int64_t tenths = (bytes * 10 + 512) / 1024;
    size_t unit = 0;

    if (bytes < 1024) {
        buf_int(out, bytes);
        buf_z(out, " B");
        return;
    }
    for (; tenths >= 10240 && unit + 1 < COUNT(UNITS); unit++)
        tenths = (tenths + 512) / 1024;
    buf_int(out, tenths / 10);
    if (tenths < 100 && tenths % 10 != 0) {
        buf_char(out, '.');
        buf_int(out, tenths % 10);
    }
    buf_char(out, ' ');
    buf_z(out, UNITS[unit]);
}

struct str text_date(struct arena *a, struct date d, struct date today)
{
    struct buf out = buf_new(a, 0);

    text_put_date(&out, d, today);
    return buf_view(&out);
}

struct str text_instant(struct arena *a, int64_t at, struct date today)
{
    struct buf out = buf_new(a, 0);

    text_put_instant(&out, at, today);
    return buf_view(&out);
}
