// SPDX-License-Identifier: MulanPSL-2.0
/** Codes that change with the clock: RFC 6238 over RFC 4226, with SHA-1, 30 seconds and 6 digits,
 * as the usual programs on phones make them. Pure. */
#ifndef ACCOUNT_RULES_TOTP_H
#define ACCOUNT_RULES_TOTP_H
#include "base/str.h"

enum {
    TOTP_STEP_SECONDS = 30,
    TOTP_DIGITS = 6,
    TOTP_SECRET_BYTES = 20, /* RFC 4226, 4: 160 bits */
    TOTP_RECOVERY_CODES = 10,
    TOTP_RECOVERY_CHARS = 10 /* of 32 letters: 50 bits */
};

/** 20 bytes each. */
void account_sha1(struct str bytes, uint8_t *out);
void account_hmac_sha1(struct str key, struct str message, uint8_t *out);
/** The code of a step (instant / 30) in `digits` digits. */
uint32_t account_totp_value(struct str secret, int64_t step, int digits);
/** Is `typed` the code of the present step or of one beside it, later than `last_step`? *out_step:
 *  which, to be stored as the last. */
bool account_totp_match(struct str secret, struct str typed, int64_t now, int64_t last_step,
                        int64_t *out_step);
/** RFC 4648 without padding. */
struct str account_base32(struct arena *a, struct str bytes);
/** As typed, without blanks and dashes, full width as ASCII, in lower case. */
struct str account_code_normal(struct arena *a, struct str typed);
/** The same of a slip's code, which has an i but no l and no 1 (crypt_random_text()). */
struct str account_slip_normal(struct arena *a, struct str typed);
#endif
