// SPDX-License-Identifier: MulanPSL-2.0
/* Sealing to a public key, and codes. */
#include "base/tap.h"
#include "platform/box.h"
#include <sodium.h>

int main(void)
{
    uint8_t seed[BOX_SEED] = {1}, other[BOX_SEED] = {2}, again[BOX_SEED];
    uint8_t public[BOX_KEY], second[BOX_KEY], sealed[64 + BOX_OVERHEAD], twin[64 + BOX_OVERHEAD];
    uint8_t zero[BOX_KEY] = {0};
    char plain[64] = "y";
    uint8_t out[64];
    struct str box = {(const char *)sealed, sizeof sealed};

    ASSERT(sodium_init() >= 0);
    box_public_key(seed, public);
    box_public_key(other, second);
    OK(box_seal(public, S("vote 1"), (struct str){plain, 64}, sealed), "sealed");
    OK(box_open(seed, S("vote 1"), box, out) && memcmp(out, plain, 64) == 0, "and opened");
    OK(!box_open(other, S("vote 1"), box, out), "not with another key");
    OK(!box_open(seed, S("vote 2"), box, out), "not as something else");
    OK(box_seal(public, S("vote 1"), (struct str){plain, 64}, twin), "the same again");
    OK(memcmp(sealed + BOX_KEY, twin + BOX_KEY, sizeof sealed - BOX_KEY) != 0, "looks different");
    OK(box_seal(second, S("vote 1"), (struct str){plain, 64}, twin), "another key in between");
    OK(memcmp(sealed, twin, BOX_KEY) != 0, "shares nothing with it");
    OK(box_open(other, S("vote 1"), (struct str){(char *)twin, sizeof twin}, out), "opens it");
    sealed[80] ^= 1;
    OK(!box_open(seed, S("vote 1"), box, out), "not when a bit has changed");
    OK(!box_open(seed, S("vote 1"), (struct str){(char *)sealed, 10}, out), "not when cut off");
    OK(!box_seal(zero, S(""), (struct str){plain, 1}, twin), "no key at all");
    OK(box_seed_of_code("a", S("abcd efgh jkmn pqrs tuvw xyz2"), seed), "a code");
    OK(box_seed_of_code("a", S("ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2 \n"), again), "as it is typed");
    OK(memcmp(seed, again, BOX_SEED) == 0, "is the same");
    OK(box_seed_of_code("b", S("abcdefghjkmnpqrstuvwxyz2"), other) &&
           memcmp(seed, other, BOX_SEED) != 0,
       "for another purpose another key");
    OK(!box_seed_of_code("a", S("abcd efgh"), again), "too short");
    return tap_done();
}
