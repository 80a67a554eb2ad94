// SPDX-License-Identifier: MulanPSL-2.0
/** Telling private numbers from others by their digits. Pure; for private.c. */
#ifndef BASE_PRIVATE_DIGITS_H
#define BASE_PRIVATE_DIGITS_H
#include "base/private.h"

enum {
    PRIVATE_ID_DIGITS = 18,
    PRIVATE_OLD_ID_DIGITS = 15, /* without the century and a check digit */
    PRIVATE_MOBILE_DIGITS = 11
};

/** Are these n digits (an X only at the 18th place), written in groups of these lengths, a private
 *  number? *out_kind only if so. */
bool private_digits(const char *d, size_t n, const size_t *groups, size_t groups_count,
                    enum private_kind *out_kind);

#endif
