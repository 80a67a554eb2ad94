// SPDX-License-Identifier: MulanPSL-2.0
/** Who keeps contact with whom (双联系、三联系、包联), how often, what was said, what came of it.
 */
#ifndef CONTACT_H
#define CONTACT_H
#include "platform/ctx.h"

/** Words of a system's target, text keys contact.target.<word>. */
#define CONTACT_TARGETS "deputy people town village firm project station unit"
/** Words of a period, text keys contact.period.<word>. */
#define CONTACT_PERIODS "month quarter half year"
/** Words of the way of a contact, text keys contact.way.<word>. */
#define CONTACT_WAYS "visit talk call letter meeting"
/** How many windows back a list of pairs looks, text keys contact.back.<word>. */
#define CONTACT_BACKS "0 1 2 3"
/** Words of the sort of a matter, text keys contact.sort.<word>. */
#define CONTACT_SORTS "dispute livelihood fund wage project other"

/** A system of contact (联系制度): each of its pairs owes so many contacts in each period. */
struct contact_scheme {
    int64_t id, version;
    struct str name;            /* 常委会组成人员联系代表 */
    struct str target;          /* one of CONTACT_TARGETS */
    struct str period;          /* one of CONTACT_PERIODS */
    int64_t times;              /* in each period, at least 1 */
    struct str note;            /* the rule it rests on, may be "" */
    struct date from_on, to_on; /* to_on: none while it is in force; inclusive */
};

/** The pair that went on, or was before, with another keeper; id 0: there is none. */
struct contact_other {
    int64_t id, account_id, deputy_id;
    struct str keeper;
};

/** Somebody who keeps contact with somebody or something, from–to. */
struct contact_pair {
    int64_t id, version, scheme_id;
    int64_t keeper_account_id, keeper_deputy_id; /* 0: has none; one of them lets him write */
    struct str keeper;                           /* name */
    int64_t target_deputy_id, target_organ_id;   /* 0: none */
    struct str target;                           /* name: 王家庄村, 宏达食品厂 */
    struct date from_on, to_on;
    struct str place, note; /* where the target is, what to know of it; may be "" */
    struct str end_reason;  /* why it ended or will; "" none */
    int64_t own_times;      /* how often in each period of the system; 0: as the system has it */
    /* From the system, when read: */
    struct str scheme, scheme_target, period;
    int64_t times; /* what it owes in a period: its own number, or the system's */
    struct date scheme_to_on;
    int64_t talks; /* contacts in the present period, and in all */
    int64_t talks_all;
    struct date last_on; /* of the last contact, none: there was none */
    struct contact_other before, next;
    struct date next_on; /* the other keeper began */
};

/** One contact. */
struct contact_talk {
    int64_t id, version, pair_id;
    struct date held_on;
    struct str way;  /* one of CONTACT_WAYS */
    struct str said; /* what was talked about */
    struct str keeper, target, scheme;
    int64_t deputy_id; /* who kept it, as a deputy, 0 none */
};

/** A matter that came up. */
struct contact_matter {
    int64_t id, version, pair_id, talk_id;
    struct str sort;                 /* one of CONTACT_SORTS */
    struct str title, state, result; /* state: open, solved, explained */
    struct date raised_on, ended_on;
    int64_t fen; /* money brought or recovered, in fen */
    struct str keeper, target, scheme;
};

/** A new system or, with an id and version, another text of one. Emits "contact.scheme_saved".
 *  ST_INVALID with fields; ST_RULE: another target while it has pairs. */
MUST_CHECK enum status contact_scheme_save(struct ctx *ctx, const struct contact_scheme *in,
                                           int64_t *out_id);
/** A new pair. Emits "contact.paired". ST_INVALID; ST_RULE: the same two are paired on one of the
 *  days, or the system has ended. */
MUST_CHECK enum status contact_pair_add(struct ctx *ctx, const struct contact_pair *in,
                                        int64_t *out_id);
/** It is put right (id and version say which): target, place, note, days, how often. Another number
 *  counts from the period that holds today; those before it keep theirs. Without a last day it goes
 *  on, and why it ended is gone. Emits "contact.pair_changed"; the keeper is told. ST_INVALID with
 *  fields: something is written down outside the new days; ST_RULE: as for a new one, or another
 *  deputy although something is written down. */
MUST_CHECK enum status contact_pair_change(struct ctx *ctx, const struct contact_pair *in);
/** The pair ends on a day (inclusive), with the reason. Emits "contact.unpaired"; the keeper is
 *  told. ST_INVALID with fields: no reason, something is written down after that day; ST_RULE: has
 *  ended. */
struct contact_end {
    int64_t id, version;
    struct date on;
    struct str reason;
};
MUST_CHECK enum status contact_pair_end(struct ctx *ctx, const struct contact_end *in);
/** It goes on with another keeper from a day: the pair ends on the day before, with the reason, and
 *  keeps what was written down; a new one (*out_id) begins, of the same system, target, number,
 *  until the same day. Emits "contact.handed_over" about the one that ended; both keepers are told.
 *  ST_INVALID with fields: nobody, the same keeper, no reason, a day on or before its first, or
 *  something is written down on that day or after; ST_RULE: has ended, or is paired already. */
struct contact_hand_over {
    int64_t id, version;
    int64_t keeper_account_id, keeper_deputy_id;
    struct str keeper, reason;
    struct date on;
};
MUST_CHECK enum status contact_pair_hand_over(struct ctx *ctx, const struct contact_hand_over *in,
                                              int64_t *out_id);
/** A contact was held. By the keeper himself or the office. Emits "contact.held" about the pair.
 *  ST_INVALID: the day lies ahead or outside the pair's days. `matter` (its title may be "") is
 *  what came up, written with it. */
MUST_CHECK enum status contact_talk_add(struct ctx *ctx, const struct contact_talk *in,
                                        const struct contact_matter *matter, int64_t *out_id);
/** It is put right: day, way and what was said of `in` (id, version). Emits "contact.talk_changed"
 *  about the pair. Faults as for a new one; ST_CONFLICT: somebody was quicker. */
MUST_CHECK enum status contact_talk_change(struct ctx *ctx, const struct contact_talk *in);
/** What came of a matter: `state` solved or explained, result, ended_on, fen of `in`. Emits
 *  "contact.matter_ended". ST_RULE: has ended. */
MUST_CHECK enum status contact_matter_end(struct ctx *ctx, const struct contact_matter *in);
/** It goes on after all. Emits "contact.matter_reopened". */
MUST_CHECK enum status contact_matter_reopen(struct ctx *ctx, int64_t id);

/** ST_NOT_FOUND for whom may not see it: the office and readers see all, a keeper his own, a deputy
 *  the pairs that are about him. */
MUST_CHECK enum status contact_pair_get(struct ctx *ctx, int64_t id, struct contact_pair *out);
#endif
