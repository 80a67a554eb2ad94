// SPDX-License-Identifier: MulanPSL-2.0
/** Passwords, lock-out, ends of sessions, who may have which roles. Pure. */
#ifndef ACCOUNT_RULES_H
#define ACCOUNT_RULES_H
#include "modules/account/account.h"

/* ---- logins and passwords ---- */

enum { PASSWORD_CHARS_MIN = 8, PASSWORD_CHARS_MAX = 64, LOGIN_CHARS_MIN = 2, LOGIN_CHARS_MAX = 40 };

/** A login as it is stored and looked up: trimmed, ASCII letters in lower case, full-width letters
 *  and digits as ASCII. */
struct str account_login_normal(struct arena *a, struct str login);
/** 2 to 40 letters or digits of any script, and . _ - @ between them. */
bool account_login_fits(struct str login);

/** What is wrong with a password: a message key, NULL if nothing. Length in characters and nothing
 *  about their kinds (NIST SP 800-63B 5.1.1.2); refused are common words, the login, the name, and
 *  characters that repeat or follow each other. `words` are further words of the place (its name,
 *  the name of the congress). */
const char *account_password_fault(struct arena *a, struct str password, struct str login,
                                   struct str name, const struct str *words, size_t words_count);
/** Is it one of the common passwords, made of the tables in account_rules_words.c? Upper and lower
 *  case, full width, and @ for a, 0 for o, $ for s, 3 for e, 1 for i or l are the same. */
bool account_password_common(struct arena *a, struct str password);
/** Nothing but runs: aaaa, 123456, qwerty, 1qaz2wsx, and what is made of at most four of them. */
bool account_password_runs(struct arena *a, struct str password);

/* ---- lock-out ---- */

/** What failures are counted by. The owner at a device from which he signed in before is counted
 *  apart from everybody else, so that nobody can lock him out of it. */
enum attempt_kind {
    ATTEMPT_PLACE,  /* one login from one network */
    ATTEMPT_DEVICE, /* one login from one known device */
    ATTEMPT_LOGIN,  /* one login from anywhere but known devices */
    ATTEMPT_ADDRESS /* one address, all logins */
};
const char *account_attempt_word(enum attempt_kind kind);

enum {
    ATTEMPT_FORGET_SECONDS = 24 * 3600,
    ATTEMPT_ADDRESS_SECONDS = 30, /* after so long an address is forgiven one failure */
    ATTEMPT_LOGIN_SECONDS = 600   /* and a login */
};

/** How many of the failures still count so many seconds after the last. PLACE and DEVICE: all, for
 * a day. ADDRESS and LOGIN: one less every 30 and 600 seconds, since a whole town hall may share an
 *  address, and people mistype every day. */
int64_t account_attempt_left(enum attempt_kind kind, int64_t failures, int64_t seconds);

/** Seconds to wait after the n-th failure in a row. PLACE and DEVICE: none up to the fourth, then
 *  5, 10, 20 … up to an hour. LOGIN: from the fiftieth 30, never more than 60, since the owner
 *  himself may be waiting. ADDRESS: from the thirtieth 30, 60 … up to ten minutes. */
unsigned account_attempt_wait_seconds(enum attempt_kind kind, int64_t failures);
/** Is this failure one to tell the journal: the first that makes wait, then each doubling? */
bool account_attempt_notable(enum attempt_kind kind, int64_t failures);

/** The network of an address: /24 of IPv4, /64 of IPv6, else the text as it is. */
struct str account_address_prefix(struct arena *a, struct str address);

/* ---- sessions ---- */

enum {
    SESSION_STAFF_IDLE_SECONDS = 2 * 3600,
    SESSION_STAFF_SECONDS = 12 * 3600,
    SESSION_SLIP_IDLE_SECONDS = 90 * 86400,
    SESSION_SLIP_SECONDS = 365 * 86400,
    SESSION_SEEN_EVERY_SECONDS = 300, /* how often last_seen_at is written */
    SLIP_SECONDS = 7 * 86400
};

/** Has a session ended: idle too long, or past its last instant? */
bool account_session_over(int64_t now, int64_t last_seen_at, int64_t idle_seconds, int64_t ends_at);

/** "windows/edge", "iphone/wechat", "other/other": what a User-Agent says, for people. */
struct str account_device_word(struct arena *a, struct str agent);

/* ---- roles ---- */

/** The built-in roles, NULL-terminated. */
extern const char *const ACCOUNT_ROLES[];
bool account_role_known(struct str role);
/** Does a post of this role belong to an organ: staff of an office, a committee, a unit? */
bool account_role_needs_organ(struct str role);
/** Must these two roles not be held by one person? Whoever administers accounts must not be the
 *  one who audits what administrators did. */
bool account_roles_conflict(struct str a, struct str b);
/** May one role not hold both of these permissions? The same separation, for the table of roles. */
bool account_permissions_conflict(const char *a, const char *b);

/** Do the rights of this role reach no further than the organ of the post? What a unit writes and
 *  signs off is done by its own people. */
bool account_role_of_unit(struct str role);
/** May somebody who issues slips and resets passwords, but does not administer accounts, do so for
 *  an account of this role? Not for administrators and auditors: that would be a way up. */
bool account_role_resettable(struct str role);
/** Does an account of this role decide or sign for others (leaders, heads of units)? A slip opens a
 *  session without the owner noticing, so only administrators print one for it; a password that is
 *  reset ends his sessions, which he notices. */
bool account_role_decides(struct str role);
#endif
