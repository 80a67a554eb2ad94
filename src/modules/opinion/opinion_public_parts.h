// SPDX-License-Identifier: MulanPSL-2.0
/** What the files of the public side share; not for pages. */
#ifndef OPINION_PUBLIC_PARTS_H
#define OPINION_PUBLIC_PARTS_H
#include "modules/opinion/opinion_public.h"

#define OPINION_PAYLOAD "opinion.intake" /* what the payload is sealed as */

/** What was raised as one text, and back. */
struct str opinion_payload_write(struct arena *a, const struct opinion_raised *in, struct str code);
bool opinion_payload_read(struct str text, struct opinion_raised *out, struct str *out_code);

/** The code of a form's nonce, and the keyed hashes under which things are found. */
struct str opinion_public_code_of(struct ctx *ctx, struct str nonce);
struct str opinion_public_code_hash(struct ctx *ctx, struct str code);
struct str opinion_public_once_hash(struct ctx *ctx, struct str nonce);
#endif
