// SPDX-License-Identifier: MulanPSL-2.0
/** Sealed to a public key: whoever has it can put something in, only the private key takes it out.
 *  X25519 and XChaCha20-Poly1305. Keys come from 32 bytes of seed, or from a code that a person
 *  keeps. */
#ifndef PLATFORM_BOX_H
#define PLATFORM_BOX_H
#include "base/str.h"

enum {
    BOX_KEY = 32,
    BOX_SEED = 32,
    BOX_OVERHEAD = 72,  /* more bytes than the plain text */
    BOX_CODE_CHARS = 24 /* of crypt_random_text(): 120 bits */
};

void box_public_key(const uint8_t seed[BOX_SEED], uint8_t out_public[BOX_KEY]);
/** The seed that a code stands for; blanks, hyphens and case do not matter. `purpose` keeps codes
 *  for different things apart. false: too short to be a code. */
bool box_seed_of_code(const char *purpose, struct str code, uint8_t out[BOX_SEED]);

/** Seal `plain` for the owner of `public`; `bound` (what it belongs to) must be the same when it is
 *  opened. out holds plain.len + BOX_OVERHEAD bytes. Cheap: a thread makes one key pair for each
 *  public key it seals to and forgets it when it turns to another. false: not a public key. */
bool box_seal(const uint8_t public[BOX_KEY], struct str bound, struct str plain, uint8_t *out);
/** out holds sealed.len - BOX_OVERHEAD bytes. false: not for this key, not bound so, or changed. */
bool box_open(const uint8_t seed[BOX_SEED], struct str bound, struct str sealed, uint8_t *out);
/** Forget secrets: never left out by the compiler. */
void box_wipe(void *p, size_t len);
#endif
