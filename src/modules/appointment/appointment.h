// SPDX-License-Identifier: MulanPSL-2.0
/** Appointments and removals by a standing committee (人事任免): posts and who holds them as of a
 *  day, proposals, papers, test, statement, secret vote one by one, certificate, oath, report.
 *
 *  A matter (one person, one post): received → checked → listed (on an agenda) → voting → passed or
 *  refused; withdrawn before the vote. What the law says: law/office_law.h, appointment_law.h. */
#ifndef APPOINTMENT_H
#define APPOINTMENT_H
#include "law/office_law.h"
#include "platform/ctx.h"

enum {
    APPOINTMENT_NAME_CHARS = 40,
    APPOINTMENT_POST_CHARS = 100,
    APPOINTMENT_LINE_CHARS = 200,
    APPOINTMENT_TEXT_CHARS = 5000,
    APPOINTMENT_SEATS_MAX = 999
};

/** Words of acts. "elect" (by the congress) and "remove" (撤职, by a motion) are only recorded. */
#define APPOINTMENT_ACTS   "appoint dismiss acting resign elect remove"
#define APPOINTMENT_STATES "received checked listed voting passed refused withdrawn"
#define APPOINTMENT_OFFICES                                                                        \
    "government_head government_vice government_member supervision_head supervision_vice "         \
    "supervision_member court_head court_vice court_committee tribunal_head tribunal_vice judge "  \
    "assessor procurator_head procurator_vice procurator_committee procurator lower_procurator "   \
    "committee_seat special_vice special_member credentials working street"
#define APPOINTMENT_NOMINATORS "government supervision court procurator chairmen himself"
#define APPOINTMENT_SANCTIONS  "removed expelled" /* 政务撤职, 开除 */
#define APPOINTMENT_PAPERS     "letter form reasons inquiry notice"

struct appointment_post {
    int64_t id, version;
    struct str office; /* a word of APPOINTMENT_OFFICES; text appointment.office.<word> */
    struct str name;   /* 县财政局局长 */
    int64_t organ_id;  /* 0 none */
    int64_t body_id;   /* who takes the post takes a seat in that body; 0 none */
    int64_t seats;     /* 0: no fixed number (审判员) */
    struct date closed_on;
    struct str note;
    int64_t held; /* how many hold it on the day asked for, in lists */
};

struct appointment_person {
    int64_t id, version;
    struct str name, sex, born, ethnic, party, education, resume; /* born: "1975-03" or "" */
    int64_t deputy_id;                                            /* 0: not a deputy here */
};

struct appointment_letter {
    int64_t id, version;
    struct str nominator; /* a word of APPOINTMENT_NOMINATORS */
    struct str number, title, signer, text;
    struct date dated_on, received_on;
    int64_t matters, open; /* in lists: how many, how many not yet decided */
};

struct appointment {
    int64_t id, version, letter_id, person_id, post_id;
    struct str act, state, reason, finding, note;
    struct str source; /* of one recorded: the meeting or document it was decided by */
    struct date checked_on, decided_on;
    struct date
        effect_on; /* the post begins or ends; none: not decided, or consent is waited for */
    int64_t item_id, vote_id, motion_id, doc_id;
    int64_t yes, no, abstain, all_members; /* all_members 0: not counted here */
    struct str formula, article;
    struct str person, post, office; /* names, when read */
    int64_t organ_id;
    int64_t certificate_year, certificate_number; /* 任〔2026〕3号; 0 none */
    bool sworn;
};

struct appointment_tenure {
    int64_t id, version, person_id, post_id, begun_id, ended_id, member_id;
    bool acting;
    struct date from_on, to_on;
    struct str ended_how; /* dismissed, resigned, removed, moved, term, abolished, died, acting */
    struct str person, post, office;
    int64_t organ_id;
};

struct appointment_paper {
    int64_t id;
    struct str paper;
    struct date received_on;
};
struct appointment_test {
    int64_t id, appointment_id;
    struct str way;           /* bank (drawn from the question bank), paper, exempt */
    int64_t test_id, seat_id; /* of module training; 0 none */
    struct date held_on;
    int64_t percent; /* -1: none */
    bool passed;
    struct str note;
};
struct appointment_statement {
    int64_t id, appointment_id;
    struct str way; /* spoken, written */
    struct date made_on;
    struct str text;
    int64_t version; /* of the matter, as who notes it has seen it; 0: not said */
};
struct appointment_certificate {
    int64_t id, appointment_id, year, number;
    struct str signer;
    struct date signed_on, handed_on;
};
struct appointment_report {
    int64_t id, appointment_id;
    struct str whom, paper;
    struct date sent_on;
};
struct appointment_oath {
    int64_t id, version;
    struct date held_on;
    struct str place, organiser, presider, leader, state, note;
    int64_t people, sworn; /* in lists */
};
struct appointment_swearer {
    int64_t id, oath_id, appointment_id;
    struct str state, person, post;
};

/** A disciplinary sanction that takes or forbids an office (政务处分). */
struct appointment_sanction {
    int64_t id, version, person_id;
    struct str kind;  /* one of APPOINTMENT_SANCTIONS */
    struct str organ; /* who sanctions */
    struct date told_on, decided_on;
    struct str number, note;
    struct str person; /* when read */
};

/** Who holds what on a day (no date: all there ever was), by office, post and name. `organ_id` 0:
 *  of any. Only those appointed or elected, not who acts, if `full`. */
MUST_CHECK enum status appointment_holders(struct ctx *ctx, struct date on, int64_t organ_id,
                                           bool full, struct appointment_tenure **out,
                                           size_t *out_count);
MUST_CHECK enum status appointment_person_get(struct ctx *ctx, int64_t id,
                                              struct appointment_person *out);
/** Posts of a person, the latest first. */
MUST_CHECK enum status appointment_tenures_of(struct ctx *ctx, int64_t person_id,
                                              struct appointment_tenure **out, size_t *out_count);

/* View for joins: appointment_v_holder (congress_id, tenure_id, person_id, name, post_id, post,
 * office, organ_id, acting, from_on, to_on). */
#endif
