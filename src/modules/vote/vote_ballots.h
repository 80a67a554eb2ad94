// SPDX-License-Identifier: MulanPSL-2.0
/** Where ballots cast by device lie until they are counted: the one place that another way of
 *  keeping them (publicly verifiable ballots) replaces. Everything runs inside the transaction of
 *  the caller, who has checked state, way, time and the form of the ballot. */
#ifndef VOTE_BALLOTS_H
#define VOTE_BALLOTS_H
#include "modules/vote/vote_actions.h"
#include "modules/vote/vote_store.h"

enum vote_taken {
    VOTE_TAKEN_NOT,   /* not looked at yet, or refused */
    VOTE_TAKEN_NEW,   /* kept; the voter had not voted */
    VOTE_TAKEN_AGAIN, /* had voted; nothing written */
    VOTE_TAKEN_CHANGED
};

/** A ballot on its way into the box. */
struct vote_dropped {
    int64_t voter_id; /* 0: that of the account */
    int64_t account_id;
    struct str ballot; /* vote_rules_write_ballot() */
    size_t bytes;      /* all ballots of the vote are padded to that */
    enum vote_taken taken;
};

struct ballot_store {
    /** Voting opens; the roll is written. */
    enum status (*open)(struct ctx *, const struct vote *);
    /** Keep those of voters who are present and have not voted, all at once: they become
     *  VOTE_TAKEN_NEW. The others are left for cast(). */
    enum status (*cast_new)(struct ctx *, const struct vote_running *,
                            struct vote_dropped *const *ballots, size_t count);
    /** Keep the ballot of one voter who is present. ST_RULE "vote.not_present", ST_NOT_FOUND: not
     *  on the roll. */
    enum status (*cast)(struct ctx *, const struct vote_running *, struct vote_dropped *);
    /** Does the journal say what was chosen, beside who has voted? */
    bool by_name;
    /** Are the choices readable now? *out false: something is still to come (keys). */
    enum status (*ready)(struct ctx *, const struct vote *, bool *out);
    /** Add all ballots to the sums. */
    enum status (*count)(struct ctx *, const struct vote *, const struct vote_form *,
                         struct vote_sum *);
    /** Counted, or void: forget what could tell who chose what. Before the commit, and after it for
     *  what lies outside the database (repeated at the next start if the program dies between). */
    enum status (*clear)(struct ctx *, const struct vote *);
    void (*cleared)(struct ctx *, const struct vote *);
};
/** The one this vote uses. */
const struct ballot_store *vote_ballots(bool sealed);
extern const struct ballot_store VOTE_BALLOTS_NAMED, VOTE_BALLOTS_SEALED;
/** For stores: note that those who are present and have not voted vote now (VOTE_TAKEN_NEW). */
MUST_CHECK enum status vote_ballots_mark_new(struct ctx *ctx, int64_t vote_id,
                                             struct vote_dropped *const *ballots, size_t count,
                                             bool by_name);

/** What a ballot of this vote has to fit; `lines` are vote_lines(). */
MUST_CHECK enum status vote_form_of(struct ctx *ctx, const struct vote *v, size_t lines,
                                    struct vote_form *out);
MUST_CHECK enum status vote_form_get(struct ctx *ctx, const struct vote *v, struct vote_form *out);

/** vote_write_in_names() for a teller's count. */
MUST_CHECK enum status vote_write_ins_counted(struct ctx *ctx, int64_t vote_id,
                                              const struct vote_count *in, struct vote_count *out);

struct vote_store_scrutineer;
/** ST_RULE "vote.scrutineer_is_candidate": he is one of those voted on (vote_scrutineer.c). */
MUST_CHECK enum status vote_scrutineer_check(struct ctx *ctx, const struct vote_store_scrutineer *s,
                                             int64_t vote_id);
/** Counted, or void: codes that were for this vote alone are void. In the running transaction,
 * before its event (vote_scrutineer_code.c). */
MUST_CHECK enum status vote_own_panel_over(struct ctx *ctx, const struct vote *v);
/** ST_RULE with a person's name in the sentence. */
enum status vote_fail_name(struct ctx *ctx, const char *key, struct str name);
#endif
