// SPDX-License-Identifier: MulanPSL-2.0
/** Learning of deputies (履职学习培训): classes with lessons, materials and a roll; a bank of
 *  questions, tests drawn from it (以学代考), certificates. Other modules let a person sit a test
 *  (test of legal knowledge before an appointment) by training_test_save(), training_test_open(),
 *  training_admit() and training_result().
 *  @law  Deputies Law (2025-03-11) art. 45, 47 */
#ifndef TRAINING_H
#define TRAINING_H
#include "platform/ctx.h"

enum {
    TRAINING_TITLE_CHARS = 120,
    TRAINING_LINE_CHARS = 100,
    TRAINING_TEXT_CHARS = 5000,
    TRAINING_QUESTION_CHARS = 500,
    TRAINING_OPTIONS_CHARS = 1500,
    TRAINING_OPTIONS_MAX = 8,
    TRAINING_DRAW_MAX = 50, /* questions of one paper */
    TRAINING_PARTS_MAX = 20,
    TRAINING_MINUTES_MAX = 300,
    TRAINING_TRIES_MAX = 20,
    TRAINING_QUOTA_MAX = 5000,
    TRAINING_LESSONS_MAX = 60,
    TRAINING_HOURS_MAX = 400,
    TRAINING_GRACE_SECONDS = 60 /* a paper sent so late is still taken */
};

/* ---------------------------------------------------------------- the bank of questions */

/** "single": one option is right; "multiple": two or more, all of them and no other; "truth": the
 *  text is true or false (options 1 and 2). */
#define TRAINING_KINDS "single multiple truth"

struct training_question {
    int64_t id, version;
    struct str topic; /* 宪法, 代表法 … */
    struct str kind;
    struct str text;
    struct str options;     /* one on a line; "" of truth */
    struct str answer;      /* numbers of the right options, ascending, blanks between: "1 3" */
    struct str source;      /* law and article, shown with a wrong answer */
    struct str why;         /* a word more, may be "" */
    struct date retired_on; /* no longer drawn; none: it is */
};
/** A new one or, with id and version, another text: the old one is retired then and stays as it is
 *  in the papers that have it. Emits "training.question_saved". ST_INVALID with fields. */
MUST_CHECK enum status training_question_save(struct ctx *ctx, const struct training_question *in,
                                              int64_t *out_id);
/** No longer drawn. Emits "training.question_retired". */
MUST_CHECK enum status training_question_retire(struct ctx *ctx, int64_t id, int64_t version);
/** Topics of the bank and how many questions can be drawn of each, by name. */
struct training_topic {
    struct str name;
    int64_t count;
};
MUST_CHECK enum status training_topics(struct ctx *ctx, struct training_topic **out,
                                       size_t *out_count);

/* ---------------------------------------------------------------- tests */

struct training_test {
    int64_t id, version;
    int64_t class_id; /* of a class: whoever is on its list may sit; 0 */
    struct str title;
    struct str draw;      /* a line for each topic: "10 宪法"; topic "*": any */
    int64_t minutes;      /* from when a person begins, 0: no limit */
    int64_t pass_percent; /* 1..100 */
    int64_t tries;        /* 0: as often as one likes */
    struct str audience;  /* "listed": those admitted (and those of the class); "deputies": all */
    struct date closes_on;
    struct str state;  /* draft, open, closed */
    struct str origin; /* page of the record that asked for it ("/appointment/12"), "" none */
    /* When read in lists: */
    int64_t seats, sat, passed;
};
/** A draft or, with id and version, another one. Emits "training.test_saved". ST_INVALID with
 *  fields; ST_RULE: open already. */
MUST_CHECK enum status training_test_save(struct ctx *ctx, const struct training_test *in,
                                          int64_t *out_id);
/** People may sit from now on. Emits "training.test_opened". ST_RULE: no draft; the bank has fewer
 *  questions of a topic than are to be drawn. */
MUST_CHECK enum status training_test_open(struct ctx *ctx, int64_t id, int64_t version);
/** Emits "training.test_closed". */
MUST_CHECK enum status training_test_close(struct ctx *ctx, int64_t id, int64_t version);
MUST_CHECK enum status training_test_get(struct ctx *ctx, int64_t id, struct training_test *out);

/** A person in a test. */
struct training_seat {
    int64_t id, version, test_id;
    int64_t deputy_id, account_id; /* 0: none */
    struct str name, unit;         /* unit: delegation of a deputy, or what was given */
    struct str code;     /* of /p/training/{code}?c=… where he sits without an account */
    struct str state;    /* waiting, begun, passed, failed */
    int64_t tried, best; /* best: percent of the best paper */
    struct date done_on; /* of the best paper, none before */
    /* In lists over all tests: */
    struct str title;
};
struct training_admission {
    int64_t test_id;
    struct str name, unit;         /* unit may be "" */
    int64_t deputy_id, account_id; /* 0: none */
};
/** Let a person sit the test; whoever is in it already (same deputy, same account) keeps the seat.
 *  Emits "training.admitted". ST_RULE: the test is closed. */
MUST_CHECK enum status training_admit(struct ctx *ctx, const struct training_admission *in,
                                      int64_t *out_seat_id);
/** Where the seat stands; whoever asks has checked who may know. When a paper was counted,
 *  "training.sat" was emitted about the seat. */
MUST_CHECK enum status training_seat_get(struct ctx *ctx, int64_t seat_id,
                                         struct training_seat *out);
MUST_CHECK enum status training_seat_by_code(struct ctx *ctx, struct str code,
                                             struct training_seat *out);
/** Address of the seat's page without an account: "/p/training/CODE?c=CONGRESS". */
MUST_CHECK enum status training_seat_url(struct ctx *ctx, const struct training_seat *seat,
                                         struct str *out);

/** A paper of a seat: questions drawn by a stored seed, what was answered. */
struct training_paper {
    int64_t id, version, seat_id, number;
    int64_t seed;
    struct str picks;           /* ids of the questions in order, blanks between */
    struct str given;           /* answers in the same order, ';' between, "" while it is open */
    int64_t begun_at, ended_at; /* 0: open */
    int64_t right, asked, percent;
};
/** Draw a paper and start its clock; a paper that is open is gone on with. Emits
 *  "training.paper_begun". ST_RULE: test not open or over, no try left, passed already. */
MUST_CHECK enum status training_begin(struct ctx *ctx, int64_t seat_id, struct training_paper *out);
/** Hand the paper in; `given` in the order of its questions, "" where nothing was ticked. Counts it
 *  at once. Emits "training.sat". ST_RULE: no paper is open. Too late: what was sent counts as
 *  nothing right, and *out_late. */
MUST_CHECK enum status training_hand_in(struct ctx *ctx, int64_t seat_id, const struct str *given,
                                        size_t count, struct training_paper *out, bool *out_late);
/** Papers of a seat, the latest first. */
MUST_CHECK enum status training_papers(struct ctx *ctx, int64_t seat_id,
                                       struct training_paper **out, size_t *out_count);
/** The questions of a paper in its order, as they were drawn. */
MUST_CHECK enum status training_paper_questions(struct ctx *ctx, const struct training_paper *p,
                                                struct training_question **out, size_t *out_count);

/* ---------------------------------------------------------------- classes */

/** How it is taught, text keys training.form.<word>: 集中授课, 专题辅导, 请进来, 走出去, 现场教学,
 * 线上. */
#define TRAINING_FORMS "hall lecture invited away site online"

struct training {
    int64_t id, version;
    struct str form;
    struct str title, text; /* text: aim and programme */
    struct str host, place; /* may be "" */
    struct date starts_on, ends_on;
    int64_t hours;       /* 学时, 0: not said */
    struct str way;      /* "invited": the office asks; "open": whoever likes signs up */
    int64_t quota;       /* how many places, 0: no limit */
    struct date sign_by; /* last day to answer or sign up, none: the day before it starts */
    struct str state;    /* planned, open, held, cancelled */
    struct str result;   /* what it brought, or why it is cancelled */
    struct str code;     /* six digits, shown in the room for those who sign in themselves */
    int64_t asked, coming, attended; /* when read in lists */
};
struct training_lesson {
    int64_t id, version, class_id;
    struct date on;
    struct str title, lecturer, unit, place; /* unit: of the lecturer */
};
struct training_material {
    int64_t id, version, class_id;
    struct str title, text;
    bool required;            /* an on-line class is done when all of these are read */
    int64_t read_at, readers; /* by the present deputy, 0 not yet; by how many */
};
struct training_member {
    int64_t id, version, class_id, deputy_id;
    struct str name, delegation;
    struct str answer;   /* asked, yes, no */
    struct str reason;   /* why not */
    struct str presence; /* "" not yet noted, attended, excused, absent */
    struct str how;      /* of attended: code, list, online, sheet; else "" */
    int64_t signed_at;   /* when he signed in himself, 0 */
    struct str title, form;
    struct date on;
    int64_t hours; /* of its class, in lists over all */
};

/** A new class or, with id and version, another plan of one that is not over. Emits
 *  "training.saved". ST_INVALID with fields; ST_RULE: held or cancelled. */
MUST_CHECK enum status training_save(struct ctx *ctx, const struct training *in, int64_t *out_id);
/** Made known: those asked are told, others may sign up. Emits "training.opened". ST_RULE: not
 *  planned; nobody is asked though it is by invitation. */
MUST_CHECK enum status training_open(struct ctx *ctx, int64_t id, int64_t version);
/** Emits "training.cancelled"; those on the list are told why. */
MUST_CHECK enum status training_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                       struct str reason);
/** It was held. Emits "training.held". ST_RULE: not begun; somebody's presence is not noted. */
MUST_CHECK enum status training_hold(struct ctx *ctx, int64_t id, int64_t version,
                                     struct str result);
/** ST_NOT_FOUND for whom may not see it: the office and readers see all; a deputy what is open to
 *  all and what he is asked to. */
MUST_CHECK enum status training_get(struct ctx *ctx, int64_t id, struct training *out);

MUST_CHECK enum status training_lesson_add(struct ctx *ctx, const struct training_lesson *in,
                                           int64_t *out_id);
MUST_CHECK enum status training_lesson_drop(struct ctx *ctx, int64_t class_id, int64_t id);
MUST_CHECK enum status training_material_add(struct ctx *ctx, const struct training_material *in,
                                             int64_t *out_id);
MUST_CHECK enum status training_material_drop(struct ctx *ctx, int64_t class_id, int64_t id);
/** The present deputy has read it; the last required one of an on-line class makes him present.
 *  Emits "training.read". */
MUST_CHECK enum status training_read(struct ctx *ctx, int64_t class_id, int64_t material_id);

/** Ask deputies; those asked already stay. Emits "training.asked". ST_RULE: over; more than the
 *  quota. */
MUST_CHECK enum status training_invite(struct ctx *ctx, int64_t id, const int64_t *deputies,
                                       size_t count);
/** Somebody asked by mistake comes off the list, and is told if he had been told. Emits
 *  "training.unasked". ST_RULE: over; his presence is noted. ST_NOT_FOUND: not on it. */
MUST_CHECK enum status training_unask(struct ctx *ctx, int64_t id, int64_t member_id);
/** Deputies in office who learned least in the last twelve months (by hours, then by name), not on
 *  the list yet; of a delegation or (0) of all. */
MUST_CHECK enum status training_in_turn(struct ctx *ctx, int64_t id, int64_t delegation_id,
                                        size_t count, int64_t **out, size_t *out_count);
/** The deputy himself answers or signs up ("yes"), or does not come ("no" with a reason). Emits
 *  "training.answered". ST_RULE: the last day has passed, no place is left. */
MUST_CHECK enum status training_answer(struct ctx *ctx, int64_t id, struct str answer,
                                       struct str reason);
/** The deputy signs in on his phone by the code of the room. Emits "training.signed". ST_RULE: not
 *  on a day of the class, another code, an on-line class; whoever was not asked to a class by
 *  invitation. */
MUST_CHECK enum status training_sign_in(struct ctx *ctx, int64_t id, struct str code);
struct training_note {
    int64_t member_id;
    struct str presence; /* attended, excused, absent */
};
/** The roll. Emits "training.noted". */
MUST_CHECK enum status training_note_presence(struct ctx *ctx, int64_t id,
                                              const struct training_note *notes, size_t count);

/* ---------------------------------------------------------------- certificates */

struct training_certificate {
    int64_t id, class_id, deputy_id;
    struct str name, title; /* of the deputy and the class as of that day */
    int64_t year, number, hours;
    struct date from_on, to_on, given_on;
};
/** Certificates for all who were there (and passed the test of the class, if it has one) and have
 *  none yet; numbered through the year. Emits "training.certified". ST_RULE: not held; nobody has
 *  earned one. */
MUST_CHECK enum status training_certify(struct ctx *ctx, int64_t id, size_t *out_count);
#endif
