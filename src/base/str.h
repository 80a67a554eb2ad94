// SPDX-License-Identifier: MulanPSL-2.0
/** Borrowed text views. Valid as long as their source; UTF-8 is checked where bytes come in. */
#ifndef BASE_STR_H
#define BASE_STR_H
#include "base/arena.h"
#include "base/status.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len; /* bytes */
};

/** A literal as struct str: S("x"). */
#define S(literal) ((struct str){"" literal, sizeof(literal) - 1})
/** The same where a constant initialiser is needed: static tables. */
#define SI(literal)                                                                                \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }
#define STR_FMT        "%.*s"
#define STR_ARG(s)     (int)(s).len, (s).ptr != NULL ? (s).ptr : ""
#define arr_each(i, n) for (size_t i = 0; (i) < (n); (i)++)

static inline struct str str_from(const char *z) /* NULL gives the empty view */
{
    return (struct str){z, z != NULL ? strlen(z) : 0};
}

bool str_eq(struct str a, struct str b);
bool str_eqz(struct str a, const char *z);
/** < 0, 0, > 0 by bytes; a shorter prefix sorts first. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
/** Do both begin with the same two bytes? A quick no for lists of paths; false for shorter ones. */
bool str_same_start(struct str a, struct str b);
bool str_ends(struct str s, struct str suffix);
bool str_has(struct str s, struct str needle);
/** Is it one of these words, blank separated? */
bool str_among(const char *words, struct str word);
/** Without ASCII blanks, tabs, line ends, U+3000, U+00A0 and U+FEFF at both ends. */
struct str str_trim(struct str s);
/** Without those of the bytes of `set` that stand at both ends. */
struct str str_strip(struct str s, const char *set);
/** How many times its first byte stands at the start. */
size_t str_run(struct str s);
/** Split at the first `sep`: head gets what stands before it, *s what stands after.
 *  false when *s was empty already (then head is empty too). */
bool str_cut(struct str *s, char sep, struct str *out_head);

/** Copy that lives in the arena and ends in NUL (not counted). */
struct str str_dup(struct arena *a, struct str s);
char *str_z(struct arena *a, struct str s);
/** A whole number in decimal digits, as "%lld" writes it, in a tenth of the time. */
struct str str_int(struct arena *a, int64_t n);
struct str str_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct str str_join(struct arena *a, const struct str *parts, size_t count, struct str sep);

/** Whole text is a decimal number that fits; no sign but '-', no blanks, at most 19 digits. */
bool str_to_int(struct str s, int64_t *out);
/** Lower-case hexadecimal of bytes, NUL-terminated. */
struct str str_hex(struct arena *a, const void *bytes, size_t len);
/** Bytes of hexadecimal text into out[cap]; returns their count or -1. */
int str_unhex(struct str hex, uint8_t *out, size_t cap);
#endif
