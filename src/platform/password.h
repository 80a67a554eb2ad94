// SPDX-License-Identifier: MulanPSL-2.0
/** Passwords at rest: Argon2id, 2 passes over 19 MiB, about 17 ms. Call it on a worker of
 *  ROUTE_NARROW or in a command, never on an event thread. */
#ifndef PLATFORM_PASSWORD_H
#define PLATFORM_PASSWORD_H
#include "base/str.h"

/** The text to store (salt and costs in it). ST_BUSY "password.no_memory" when 19 MiB are not to
 *  be had now. */
MUST_CHECK enum status password_hash(struct arena *a, struct err *err, struct str password,
                                     struct str *out_hash);
/** Is it the password? With an empty hash the same work is done against nobody's password, and the
 *  answer is no: whoever waits learns nothing about which logins exist. */
bool password_verify(struct str password, struct str hash);
#endif
