// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of this module share: an invented county with deputies, units and people of every
 *  role, and one call for each step of a suggestion's life. */
#ifndef SUGTEST_H
#define SUGTEST_H
#include "base/tap.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_rules.h"
#include "platform/event/tests/journaltest.h"

enum { DEPUTIES = 12, ACTORS = 16 };

enum role {
    OFFICE,
    LEADER,
    COMMITTEE,
    GOVERNMENT,
    GOVLEADER,
    HANDLER,
    CHIEF,
    DEPUTY,
    READER,
    ADMIN
};

struct sugtest {
    struct journaltest j;
    struct ctx *ctx;
    const struct actor *system;
    int64_t session_id, deputy[DEPUTIES], leader_account;
    int64_t gov, traffic, housing, water, court, closed; /* organs; closed takes nothing */
    struct actor actors[ACTORS];
    size_t next_actor;
};

/** Run fn on SQLite and PostgreSQL, or on SQLite alone; today is 2026-03-02, in recess (the session
 *  was 2026-02-10 to 13). */
void sug_both(const char *name, void (*fn)(struct sugtest *));
void sug_one(const char *name, void (*fn)(struct sugtest *));

/** Who acts from now on. organ_id for units, deputy index for deputies (0-based), 0 else. */
void as(struct sugtest *s, enum role role, int64_t organ_or_deputy);
void as_system(struct sugtest *s);
void day(struct sugtest *s, const char *iso);
struct date on(const char *iso);

/** Forget the failure of the last call; the key it had (or of its first field). */
const char *why(struct sugtest *s);
/** The field of the last failure, "" if none; then forget. */
const char *field(struct sugtest *s);
int64_t sug_count(struct sugtest *s, const char *sql);
int64_t sug_events(struct sugtest *s, const char *name);

/* Reading as the system. */
struct suggestion now(struct sugtest *s, int64_t id);
enum suggestion_state state(struct sugtest *s, int64_t id);
struct suggestion_detail all_of(struct sugtest *s, int64_t id);
struct suggestion_handling unit_of(struct sugtest *s, int64_t id, int64_t organ_id);

/* Steps that must succeed; each acts as whoever is right for it, and leaves the system acting. */
int64_t submitted(struct sugtest *s, const char *title);
int64_t accepted(struct sugtest *s, const char *title);
int64_t handed(struct sugtest *s, const char *title, int64_t organ_id);
int64_t signed_for(struct sugtest *s, const char *title, int64_t organ_id);
void contact(struct sugtest *s, int64_t id, int64_t organ_id);
/** Draft, sign off, send. promise_on: for class B, NULL else. */
void reply(struct sugtest *s, int64_t id, int64_t organ_id, const char *class_code,
           const char *promise_on);
int64_t replied(struct sugtest *s, const char *title, const char *class_code);
enum status rate(struct sugtest *s, int64_t id, int64_t deputy_index, enum suggestion_mark result);

/** What the last failure was, for a comment line. */
void sug_explain(struct sugtest *s, enum status got);
/** Is it this refusal: status and key, "suggestion.err." left out? Forgets it. */
bool sug_is(struct sugtest *s, enum status got, enum status want, const char *key);

/** The call succeeds. */
#define DONE(s, call)                                                                              \
    do {                                                                                           \
        const enum status done_ = (call);                                                          \
        OK(done_ == ST_OK, #call);                                                                 \
        sug_explain((s), done_);                                                                   \
    } while (0)
/** The call answers `want` with key `suggestion.err.<key>` (or the whole key). */
#define REFUSED(s, call, want, key)                                                                \
    do {                                                                                           \
        const enum status refused_ = (call);                                                       \
        OK(sug_is((s), refused_, (want), (key)), #call);                                           \
    } while (0)
#endif
