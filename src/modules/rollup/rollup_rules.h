// SPDX-License-Identifier: MulanPSL-2.0
/** The package as text: a line for each thing, values between tabs, the signature last. Pure. */
#ifndef ROLLUP_RULES_H
#define ROLLUP_RULES_H
#include "base/arena.h"
#include "base/buf.h"
#include "modules/rollup/rollup.h"

/** What is signed: everything but the last line. Tabs and line ends in values become blanks. */
struct str rollup_write(struct arena *a, const struct rollup_package *p, struct str public_hex);
/** The whole file: what is signed, and the signature. */
struct str rollup_sign(struct arena *a, struct str written, struct str signature_hex);

struct rollup_file {
    struct rollup_package package;
    struct str written; /* what the signature is over */
    struct str public_hex, signature_hex;
};
/** Read a file. NULL, or the text key of what is wrong with it; *out_line says where (from 1).
 * Bounds: ROLLUP_BYTES_MAX, ROLLUP_FIGURES_MAX. The signature is not checked here. */
const char *rollup_read(struct arena *a, struct str file, struct rollup_file *out, int *out_line);

/** Money goes up in fen: "万元/分" is counted in fen and shown in 万元. *out: what is shown. False:
 *  another unit, shown as it is counted. */
bool rollup_money(struct str unit, struct str *out);
/** The unit in which money is sent that is shown in this one. */
struct str rollup_money_unit(struct arena *a, struct str shown);

/** Do two senders count the same thing? Blanks and full stops make no difference. */
bool rollup_same_definition(struct str a, struct str b);
#endif
