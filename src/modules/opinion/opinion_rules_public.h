// SPDX-License-Identifier: MulanPSL-2.0
/** The public form: what a form's token says, when a post may pass. Codes to follow an opinion by:
 *  base/follow_code.h. Pure. */
#ifndef OPINION_RULES_PUBLIC_H
#define OPINION_RULES_PUBLIC_H
#include "base/follow_code.h"

enum {
    OPINION_FORM_LIFE_SECONDS = 43200, /* so long a form may lie open */
    OPINION_FORM_PAUSE_SECONDS = 5,    /* between page and post, when nothing was proved */
    OPINION_SUBJECT_OF_CHARS = 30      /* of a subject made from the text */
};

/** issued.nonce.bits.mac */
struct opinion_token {
    int64_t issued_at;
    unsigned bits; /* of the proof that it asks for */
    struct str nonce, mac;
    struct str said; /* what mac is of */
};
bool opinion_token_parse(struct str text, struct opinion_token *out);
/** Does the hash (of more than `bits` bits) begin with so many zero bits? 0: always. */
bool opinion_proof_good(const uint8_t *hash, unsigned bits);
/** May a form of this age (seconds) pass? NULL, or the text key of what is wrong: it lay open too
 *  long, or came too quickly without a proof. */
const char *opinion_sending_wrong(int64_t age_seconds, bool proved);

/** Equal? Takes the same time wherever they differ; their length is no secret. */
bool opinion_same(struct str a, struct str b);
/** The first sentence of a text, without its end, as a subject. */
struct str opinion_subject_of(struct str body);
#endif
