// SPDX-License-Identifier: MulanPSL-2.0
/** Codes by which somebody without an account follows his own matter, together with four digits:
 *  how they are made, read as people type them, shown, and when wrong digits make a code rest.
 *  Pure; whoever uses them stores hashes of them and the count. */
#ifndef BASE_FOLLOW_CODE_H
#define BASE_FOLLOW_CODE_H
#include "base/buf.h"

enum {
    FOLLOW_CODE_RANDOM = 7,     /* bytes; 55 bits of them are used */
    FOLLOW_CODE_SIZE = 13,      /* eleven characters, one that checks them, NUL */
    FOLLOW_WRONG_MAX = 5,       /* wrong digits for one code ... */
    FOLLOW_WRONG_SECONDS = 3600 /* ... in this time from the first, then it rests until its end */
};

/** A code of [a-z2-9] without l and o from random bytes; the last character checks the others. */
void follow_code_make(const uint8_t random[FOLLOW_CODE_RANDOM], char out[FOLLOW_CODE_SIZE]);
/** What somebody has typed: case, blanks and hyphens do not count, 1 and l are i. false: it is none
 *  of our codes. */
bool follow_code_read(struct str typed, char out[FOLLOW_CODE_SIZE]);
/** "7k4m2q9xabcd" as people read it: 7K4M-2Q9X-ABCD. */
struct str follow_code_show(struct arena *a, const char code[FOLLOW_CODE_SIZE]);
/** Four digits? */
bool follow_digits_good(struct str digits);

/** Wrong digits typed for one code; all 0: none. */
struct follow_tries {
    int64_t wrong, since; /* UTC seconds of the first of them */
};
/** Must even the right digits wait? */
bool follow_rests(const struct follow_tries *t, int64_t now);
/** Counts one that was compared. false: nothing has changed, so nothing is to be stored. */
bool follow_count(struct follow_tries *t, bool good, int64_t now);
#endif
