// SPDX-License-Identifier: MulanPSL-2.0
/** Signatures (Ed25519) over files that leave the house, and a short number by which people compare
 *  keys on the telephone. */
#ifndef PLATFORM_SIGN_H
#define PLATFORM_SIGN_H
#include "base/str.h"

enum { SIGN_SEED = 32, SIGN_PUBLIC = 32, SIGN_BYTES = 64, SIGN_FINGERPRINT = 30 };

void sign_public_key(const uint8_t seed[SIGN_SEED], uint8_t out_public[SIGN_PUBLIC]);
void sign_make(const uint8_t seed[SIGN_SEED], struct str message, uint8_t out[SIGN_BYTES]);
/** Is it the signature of this message by the owner of that key? */
bool sign_check(const uint8_t public[SIGN_PUBLIC], struct str message,
                const uint8_t signature[SIGN_BYTES]);
/** "0412 9981 …": six groups of four digits of the key's SM3, about 80 bits. NUL-terminated. */
void sign_fingerprint(const uint8_t public[SIGN_PUBLIC], char out[SIGN_FINGERPRINT]);
#endif
