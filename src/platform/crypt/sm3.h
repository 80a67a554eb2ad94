// SPDX-License-Identifier: MulanPSL-2.0
/** SM3 piece by piece, with length-prefixed fields so that no two different lists of fields have
 *  the same bytes. */
#ifndef PLATFORM_CRYPT_SM3_H
#define PLATFORM_CRYPT_SM3_H
#include "base/str.h"

enum { SM3_BYTES = 32 };

struct sm3 {
    void *state; /* NULL after sm3_end() */
};

struct sm3 sm3_begin(void);
void sm3_bytes(struct sm3 *h, const void *bytes, size_t len);
/** 8 bytes, big end first. */
void sm3_int(struct sm3 *h, int64_t n);
/** Length as 8 bytes, then the bytes. */
void sm3_text(struct sm3 *h, struct str s);
/** Every sm3_begin() needs one: it frees the state. */
void sm3_end(struct sm3 *h, uint8_t out[SM3_BYTES]);
#endif
