// SPDX-License-Identifier: MulanPSL-2.0
/** Test harness: prints TAP, which `meson test` reads. One test program has one main(). */
#ifndef BASE_TAP_H
#define BASE_TAP_H
#include "base/str.h"
#include <inttypes.h>
#include <stdio.h>

/* One count for the whole program, however many files it is made of. */
__attribute__((weak)) int tap_count, tap_failed;

/* In one line: a second one would be no TAP. */
static inline void tap_put(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if (c == '\n')
            printf("\\n");
        else if (c < ' ')
            printf("\\x%02x", c);
        else
            putchar(c);
    }
}

static inline bool tap_check(bool pass, const char *what, const char *file, int line)
{
    printf("%sok %d - ", pass ? "" : "not ", ++tap_count);
    tap_put(str_from(what));
    printf("\n");
    if (!pass) {
        tap_failed++;
        printf("# %s:%d\n", file, line);
    }
    fflush(stdout);
    return pass;
}

static inline void tap_text(struct str got, struct str want, const char *what, const char *file,
                            int line)
{
    if (tap_check(str_eq(got, want), what, file, line))
        return;
    printf("#   got:  ");
    tap_put(got);
    printf("\n#   want: ");
    tap_put(want);
    printf("\n");
}

static inline void tap_int(int64_t got, int64_t want, const char *what, const char *file, int line)
{
    if (!tap_check(got == want, what, file, line))
        printf("#   got:  %" PRId64 "\n#   want: %" PRId64 "\n", got, want);
}

#define OK(cond, what)           (void)tap_check((cond), (what), __FILE__, __LINE__)
#define EQ_TEXT(got, want, what) tap_text(str_from(got), str_from(want), (what), __FILE__, __LINE__)
#define EQ_STR(got, want, what)  tap_text((got), str_from(want), (what), __FILE__, __LINE__)
#define EQ_INT(got, want, what)  tap_int((int64_t)(got), (int64_t)(want), (what), __FILE__, __LINE__)

static inline int tap_done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed != 0;
}
#endif
