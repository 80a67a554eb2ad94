// SPDX-License-Identifier: MulanPSL-2.0
/** Elections of a congress prepared: offices and seats, nominations by the presidium and by
 * deputies together, the list of candidates, and who was elected. The vote itself: vote.h.
 *
 *  An election: draft → open (nominations are taken) → closed; closed → open for a second round. A
 *  post of it: nominated → listed (its candidates stand), after a primary where there are too many
 * → voted → seated. */
#ifndef NOMINATION_H
#define NOMINATION_H
#include "law/nomination_law.h"
#include "platform/ctx.h"

enum nomination_state { NOMINATION_DRAFT, NOMINATION_OPEN, NOMINATION_CLOSED };

struct nomination_election {
    int64_t id, version;
    struct str title; /* 选举县十八届人大常委会副主任 */
    bool new_term;    /* 换届 */
    struct str basis; /* the method (选举办法) that the congress passed */
    enum nomination_state state;
    int64_t closes_at; /* the presidium's deadline, UTC seconds; 0 none */
    struct date opened_on, closed_on;
    int64_t created_at;
};

struct nomination_post {
    int64_t id, version, election_id;
    int64_t after_id; /* another election: of the post whose seats were left; 0 none */
    enum nomination_law_office office;
    struct str name; /* 县人大常委会副主任 */
    enum vote_law_occasion occasion;
    unsigned seats;
    unsigned fixed;              /* number of candidates, by the method; 0 not settled yet */
    int64_t primary_id, vote_id; /* 0 none yet */
    struct date listed_on;       /* the candidates are settled */
    struct date approved_on;     /* chief procurator: by the standing committee above */
    struct str approval;         /* its paper */
    struct date seated_on;       /* the elected have their posts */
};

struct nomination {
    int64_t id, version, post_id;
    struct str name;
    int64_t deputy_id;      /* 0: not a deputy of this congress */
    struct str source;      /* "presidium", "deputies", "votes" (of the round before) */
    int64_t lead_deputy_id; /* of "deputies" */
    struct str sex, born, ethnic, party, education, occupation, reason; /* sex: male, female, "" */
    bool withdrawn;
    struct str consent; /* "", "yes", "no" */
    struct date consent_on;
    bool chosen; /* not stored: who nominates has said who it is, deputy_id or no deputy */
    bool formal; /* a candidate */
    int64_t proposed_at;
    unsigned signers;
};

struct nomination_signer {
    int64_t id, deputy_id, signed_at;
    struct str name;
};

struct nomination_elected {
    int64_t id, post_id, vote_id, deputy_id, member_id;
    struct str name;
    unsigned votes;
};

/** Somebody who was elected and has his post. */
struct nomination_held {
    enum nomination_law_office office;
    struct str post, election;
    bool new_term;
    unsigned seats, votes;
    struct nomination person; /* as nominated; who was written in: name and deputy alone */
    int64_t vote_id;
    uint32_t all_members;
    struct date on;   /* of the vote */
    struct date from; /* he holds it: of the chief procurator, when the committee above approved */
};
/** All of an election that are seated ("nomination.seated", subject: the election). */
MUST_CHECK enum status nomination_held(struct ctx *ctx, int64_t election_id,
                                       struct nomination_held **out, size_t *out_count);

/** What waits for the actor: nominations he may join, or what the office does next. */
struct nomination_task {
    const char *what; /* join, close, settle, seat; text nomination.task.<what> */
    struct str title, url;
    struct date due_on; /* the deadline of nominations, if there is one */
};
MUST_CHECK enum status nomination_tasks(struct ctx *ctx, struct nomination_task **out,
                                        size_t *out_count);
#endif
