// SPDX-License-Identifier: MulanPSL-2.0
/** Which events go where, when to try again. Pure. */
#ifndef WEBHOOK_RULES_H
#define WEBHOOK_RULES_H
#include "base/str.h"

enum { WEBHOOK_TRIES_MAX = 15, WEBHOOK_SECRET_CHARS_MIN = 16 };

/** May receivers hear of events of this module at all? Not of accounts, keys and the journal: who
 *  signed in when is nobody else's business. */
bool webhook_module_open(struct str module);
/** Does one of the blank separated patterns ("suggestion.*", "opinion.published") name it? */
bool webhook_wants(struct str patterns, struct str event);
/** The first pattern that is none, or names a module that is not open; "" when all are good. */
struct str webhook_pattern_fault(struct str patterns);
/** Seconds until the next try after `tries` failed ones: 5, 10, 20 … up to six hours, and up to a
 *  quarter more, so that not all come at once. */
int64_t webhook_backoff(int64_t tries, uint32_t random);
/** The host in http(s)://host[:port]/…; "" when it is no such address, or has a user in it. */
struct str webhook_host(struct str url);
/** Is the word in the blank separated list? */
bool webhook_listed(struct str list, struct str word);
#endif
