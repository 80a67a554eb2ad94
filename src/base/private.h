// SPDX-License-Identifier: MulanPSL-2.0
/** Finding private data in a text before it is out. Pure. */
#ifndef BASE_PRIVATE_H
#define BASE_PRIVATE_H
#include "base/buf.h"

enum private_kind {
    PRIVATE_ID_NUMBER,
    PRIVATE_MOBILE,
    PRIVATE_LANDLINE,
    PRIVATE_BANK_CARD,
    PRIVATE_EMAIL,
    PRIVATE_PASSPORT,
    PRIVATE_PLATE,
    PRIVATE_WECHAT
};
struct private_finding {
    enum private_kind kind;
    size_t at, len; /* bytes in the text */
    struct str id;  /* to confirm it: kind and a hash of the value, the same wherever it stands */
};
/** Everything that looks private: 18-digit ID numbers with checksum, or without one in groups of
 *  6, 8 and 4 with a day in the middle; 15-digit ones; mobiles (spaces, hyphens, full-width
 * digits), landlines with area code, bank cards by Luhn, passports, number plates, e-mail. Behind a
 * word that says so (身份证, 卡号, 账号, 护照, 微信 …) also what has no check digit, or a wrong
 * one. In order of place. */
void private_scan(struct arena *a, struct str text, struct private_finding **out,
                  size_t *out_count);
/** The text with every finding masked but the ends ("138****0000"). Nothing is found in what comes
 *  back; it borrows from text where nothing is found there. */
struct str private_mask(struct arena *a, struct str text);
const char *private_word(enum private_kind kind);
#endif
