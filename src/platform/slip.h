// SPDX-License-Identifier: MulanPSL-2.0
/** Slips of paper with a code that serves once: for people who have no account and are not to be
 *  known. Stored nowhere: a code says of itself that it is good. What was used is noted by whoever
 *  takes it, as the crypt_blind() of the code. */
#ifndef PLATFORM_SLIP_H
#define PLATFORM_SLIP_H
#include "platform/ctx.h"

/** The code of the nth slip, n from 1, of one purpose ("appraisal.slip", a string constant) and
 *  one owner (what it is about, with something unguessable). */
struct str slip_code(struct ctx *ctx, const char *purpose, struct str owner, int64_t n);
/** Which slip it is, 0: none of this owner, among the first `most`. */
int64_t slip_number(struct ctx *ctx, const char *purpose, struct str owner, int64_t most,
                    struct str code);
#endif
