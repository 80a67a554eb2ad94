// SPDX-License-Identifier: MulanPSL-2.0
/** For tests of rules: what a decision answers. */
#ifndef BASE_TAP_RULE_H
#define BASE_TAP_RULE_H
#include "base/status.h"
#include "base/tap.h"

/** got is ST_OK where key is NULL; otherwise a refusal (ST_RULE) of which err says that key. */
#define EQ_RULE(got, err, key, what) tap_rule((got), (err), (key), (what), __FILE__, __LINE__)

static inline void tap_rule(enum status got, const struct err *err, const char *key,
                            const char *what, const char *file, int line)
{
    tap_int(got, key == NULL ? ST_OK : ST_RULE, what, file, line);
    if (key != NULL)
        tap_text(str_from(err->key), str_from(key), what, file, line);
}
#endif
